import { listItems } from '@petakom/contract'
import { THEMES } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'

/** How many items each theme has, whatever the list is filtered by. */
export function ThemeTiles() {
  const { t } = useTranslation()
  const items = useQuery({ queryKey: ['items', {}], queryFn: () => callApi(listItems, { query: {} }) })
  if (!items.data || items.data.length === 0) return null
  return (
    <StatRow>
      {THEMES.map(({ code }) => {
        const inTheme = items.data.filter(({ theme }) => theme === code)
        const inUse = inTheme.filter(({ state }) => state === 'in-use').length
        return (
          <StatTile
            key={code}
            label={t(`items:theme.${code}`)}
            value={formatNumber(inTheme.length)}
            note={t('items:list.inUse', { count: inUse })}
          />
        )
      })}
    </StatRow>
  )
}
