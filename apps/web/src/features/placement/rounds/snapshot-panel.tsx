import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { datumName } from '../../../lib/rule-words.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import classes from '../placement.module.css'
import type { Round } from '../placement-data.ts'
import { useInstansi } from '../use-instansi.ts'
import { FreezePanel } from './freeze-panel.tsx'
import { barredByName } from './round-words.ts'

/** What every plan of the round rests on: when and by whom it was frozen, how much, and what is not in it and why. */
export function SnapshotPanel({ round }: { round: Round }) {
  const { t, i18n } = useTranslation()
  const { writeInstant } = useInstansi()
  const { snapshot } = round
  if (snapshot === null) return null
  const counts = ['officials', 'posts', 'vacant', 'pairs'] as const
  return (
    <>
      <h2>{t('placement:snapshot.title')}</h2>
      <p>{t('placement:snapshot.lead', { by: snapshot.takenBy, at: writeInstant(snapshot.takenAt) })}</p>
      <StatRow>
        {counts.map((count) => (
          <StatTile
            key={count}
            label={t(`placement:snapshot.${count}`)}
            value={formatNumber(snapshot[count])}
            note={t(`placement:snapshot.${count}Note`)}
          />
        ))}
      </StatRow>
      <dl className={classes.facts}>
        <div>
          <dt>{t('placement:snapshot.rulesVersion')}</dt>
          <dd>{snapshot.rulesVersion}</dd>
        </div>
        <div>
          <dt>{t('placement:snapshot.recipeVersion')}</dt>
          <dd>{snapshot.fitRecipeVersion}</dd>
        </div>
        <div>
          <dt>{t('placement:snapshot.hash')}</dt>
          <dd className={classes.code}>{snapshot.hash}</dd>
        </div>
      </dl>
      <div className={classes.stack}>
        {snapshot.incomplete.length === 0 ? (
          <p>{t('placement:snapshot.complete')}</p>
        ) : (
          <div>
            <p>{t('placement:snapshot.incompleteLead')}</p>
            <PlainTable
              caption={t('placement:snapshot.incomplete')}
              rows={snapshot.incomplete}
              rowKey={({ missing }) => missing}
              columns={[
                {
                  id: 'missing',
                  title: t('placement:snapshot.missing'),
                  cell: ({ missing }) => datumName(missing, i18n),
                },
                {
                  id: 'officials',
                  title: t('placement:snapshot.officials'),
                  isNumber: true,
                  cell: ({ officials }) => formatNumber(officials),
                },
              ]}
            />
          </div>
        )}
        <div>
          <p>{t('placement:snapshot.barredLead')}</p>
          <PlainTable
            caption={t('placement:snapshot.barred')}
            rows={barredByName(snapshot.barred, i18n)}
            rowKey={({ name }) => name}
            columns={[
              {
                id: 'reason',
                title: t('placement:snapshot.reason'),
                cell: ({ name }) => name,
              },
              {
                id: 'pairs',
                title: t('placement:snapshot.barredPairs'),
                isNumber: true,
                cell: ({ pairs }) => formatNumber(pairs),
              },
            ]}
          />
        </div>
      </div>
      <FreezePanel round={round} />
    </>
  )
}
