import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format.ts'

/** Steps through the pages of a list that the server cuts. */
export function Pager(props: { page: number; pageSize: number; total: number; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  const { page, pageSize, total, onPage } = props
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const range = {
    from: formatNumber(from),
    to: formatNumber(Math.min(total, page * pageSize)),
    total: formatNumber(total),
  }
  return (
    <Group component="nav" aria-label={t('list:pages')} justify="space-between" my="md">
      <span aria-live="polite">{t('list:range', range)}</span>
      <Group gap="xs">
        <Button variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
          {t('list:previous')}
        </Button>
        <Button variant="default" disabled={page >= last} onClick={() => onPage(page + 1)}>
          {t('list:next')}
        </Button>
      </Group>
    </Group>
  )
}
