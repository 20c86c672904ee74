import type { ElectionWindow } from '@petakom/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'

/** Every window on record; those no longer in force stay, with who took them out and why. */
export function ElectionWindowTable({
  windows,
  actions,
}: {
  windows: readonly ElectionWindow[]
  actions: ((window: ElectionWindow) => ReactNode) | null
}) {
  const { t } = useTranslation()
  const columns: Column<ElectionWindow>[] = [
    { id: 'kind', title: t('settings:windows.kind'), cell: (row) => t(`settings:windows.kinds.${row.kind}`) },
    { id: 'from', title: t('settings:windows.from'), cell: (row) => formatDate(row.from) },
    { id: 'until', title: t('settings:windows.until'), cell: (row) => formatDate(row.until) },
    { id: 'permit', title: t('settings:windows.permit'), cell: (row) => row.permit ?? '–' },
    { id: 'source', title: t('settings:windows.source'), cell: (row) => row.source },
    {
      id: 'recorded',
      title: t('settings:windows.recorded'),
      cell: (row) => t('settings:windows.recordedBy', { day: formatDate(row.recordedAt), name: row.recordedBy }),
    },
    { id: 'state', title: t('settings:windows.state'), cell: (row) => <State window={row} /> },
    ...(actions
      ? [
          {
            id: 'actions',
            title: t('settings:windows.actions'),
            cell: (row: ElectionWindow) => (row.superseded ? '–' : actions(row)),
          },
        ]
      : []),
  ]
  return <PlainTable caption={t('settings:windows.caption')} columns={columns} rows={windows} rowKey={({ id }) => id} />
}

function State({ window: { superseded, reason } }: { window: ElectionWindow }) {
  const { t } = useTranslation()
  if (!superseded) return reason ? `${t('settings:windows.inForce')} (${reason})` : t('settings:windows.inForce')
  return (
    <span style={{ color: 'var(--text-muted)' }}>
      {t('settings:windows.superseded', {
        day: formatDate(superseded.at),
        name: superseded.by,
        reason: superseded.reason,
      })}
    </span>
  )
}
