import { type EventSignals, SIGNAL_KINDS } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import type { ShownSignals } from './in-session.ts'

/** How common each sign is: one that a third of the hall shows says little of anybody. */
export function BaseRates({ signals, shown }: { signals: EventSignals; shown: ShownSignals }) {
  const { t } = useTranslation()
  const { recipe } = signals
  const notes = {
    quick: t('signals:rate.quickNote', {
      words: formatNumber(recipe.wordsPerMinute),
      least: recipe.quickLeast,
      share: formatShare(recipe.quickShare, 0),
    }),
    away: t('signals:rate.awayNote', { seconds: formatNumber(recipe.awaySeconds) }),
    addresses: t('signals:rate.addressesNote'),
    devices: t('signals:rate.devicesNote'),
  }
  return (
    <section>
      <h2>{t('signals:rate.title')}</h2>
      <StatRow>
        {SIGNAL_KINDS.map((kind) => {
          const count = shown.people.filter(({ kinds }) => kinds.includes(kind)).length
          return (
            <StatTile
              key={kind}
              label={t(`signals:kind.${kind}`)}
              value={t('signals:rate.of', { part: formatNumber(count), whole: formatNumber(shown.persons) })}
              note={`${formatShare(shown.persons > 0 ? count / shown.persons : null)}. ${notes[kind]}`}
            />
          )
        })}
      </StatRow>
      <p>
        {t('signals:rate.source', { source: recipe.source })} {t(`signals:rate.confidence.${recipe.confidence}`)}
      </p>
    </section>
  )
}
