import type { EventReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'

const two = (value: number | null) => formatNumber(value, { least: 2, most: 2 })

/** The raters' report in a few figures. */
export function RaterPart({ raters }: { raters: NonNullable<EventReport['raters']> }) {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('results:methods.RATING')}</h2>
      <StatRow>
        {(['raters', 'ratings', 'severe', 'lenient', 'toTalkTo'] as const).map((key) => (
          <StatTile key={key} label={t(`eventReport:raters.${key}`)} value={formatNumber(raters[key])} />
        ))}
        <StatTile
          label={t('eventReport:raters.withinOne')}
          value={raters.withinOne === null ? '–' : `${formatNumber(raters.withinOne * 100, { most: 0 })} %`}
        />
        {(['dependability', 'generalisability', 'standardError'] as const).map((key) => (
          <StatTile key={key} label={t(`eventReport:raters.${key}`)} value={two(raters[key])} />
        ))}
      </StatRow>
      <p>{t('eventReport:raters.note', { date: formatDate(raters.computedAt) })}</p>
    </>
  )
}
