import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { clockAt } from '../editor/clock-at.ts'
import type { Score } from './attempt-score.tsx'
import classes from './score.module.css'

/** Every rule with whether it was seen, folded by competency; what was not seen stands there too. */
export function EvidenceTable({ score, starts }: { score: Score; starts: string }) {
  const { t } = useTranslation()
  const minutes = new Map(score.timeline.map(({ seq, minute }) => [seq, minute]))
  const hours = (acts: readonly number[]) =>
    acts.map((seq) => clockAt(starts, minutes.get(seq) ?? 0) ?? String(seq)).join(', ')
  return (
    <>
      <h3>{t('simulation:score.evidence')}</h3>
      {[...Map.groupBy(score.evidence, ({ competency }) => competency)].map(([competency, rules]) => (
        <details key={competency} className={classes.fold}>
          <summary>{competencyLabel(competency)}</summary>
          <PlainTable
            caption={competencyLabel(competency)}
            rows={rules}
            rowKey={({ ruleId }) => ruleId}
            columns={[
              { id: 'because', title: t('simulation:rule.because'), isWide: true, cell: ({ because }) => because },
              { id: 'basis', title: t('simulation:rule.basis'), cell: ({ basis }) => t(`simulation:basis.${basis}`) },
              {
                id: 'indicator',
                title: t('simulation:rule.indicator'),
                isWhole: true,
                cell: ({ indicator }) => indicator,
              },
              {
                id: 'points',
                title: t('simulation:score.possible'),
                isNumber: true,
                cell: ({ points }) => formatNumber(points),
              },
              {
                id: 'earned',
                title: t('simulation:score.earned'),
                isNumber: true,
                cell: ({ earned }) => formatNumber(earned),
              },
              {
                id: 'seen',
                title: t('simulation:score.seen'),
                cell: ({ earned, acts }) =>
                  earned === 0
                    ? t('simulation:score.no')
                    : acts.length === 0
                      ? t('simulation:score.yes')
                      : `${t('simulation:score.yes')}, ${hours(acts)}`,
              },
            ]}
          />
        </details>
      ))}
    </>
  )
}
