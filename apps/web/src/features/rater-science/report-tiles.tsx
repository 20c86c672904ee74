import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { isUrgent, type Shown } from './report-data.ts'

export function ReportTiles({ part: { report }, ratings }: { part: Shown; ratings: number }) {
  const { t } = useTranslation()
  const whole = report.studies.find(({ competency }) => competency === null)
  const toTalkTo = report.raters.filter(({ findings }) => findings.some(isUrgent)).length
  return (
    <StatRow>
      <StatTile
        label={t('raters:tile.ratings')}
        value={formatNumber(ratings)}
        note={t('raters:tile.of', { persons: report.persons, raters: report.raters.length })}
      />
      <StatTile label={t('raters:tile.toTalkTo')} value={formatNumber(toTalkTo)} note={t('raters:tile.toTalkToNote')} />
      <StatTile
        label={t('raters:tile.dependability')}
        value={formatNumber(whole?.dependability, { least: 2, most: 2 })}
        note={
          whole
            ? t('raters:tile.error', { error: formatNumber(whole.standardError, { least: 2, most: 2 }) })
            : t('raters:tile.unknown')
        }
      />
    </StatRow>
  )
}
