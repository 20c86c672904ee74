import { getBankSummary } from '@petakom/contract'
import { THEMES } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'

export const bankSummaryQuery = { queryKey: ['items', 'summary'], queryFn: () => callApi(getBankSummary) }

/** How many items each theme has, whatever the list is filtered by. */
export function ThemeTiles() {
  const { t } = useTranslation()
  const summary = useQuery(bankSummaryQuery)
  if (!summary.data || summary.data.themes.length === 0) return null
  return (
    <StatRow>
      {THEMES.map(({ code }) => {
        const { items, inUse } = summary.data.themes.find(({ theme }) => theme === code) ?? { items: 0, inUse: 0 }
        return (
          <StatTile
            key={code}
            label={t(`items:theme.${code}`)}
            value={formatNumber(items)}
            note={t('items:list.inUse', { count: inUse })}
          />
        )
      })}
    </StatRow>
  )
}
