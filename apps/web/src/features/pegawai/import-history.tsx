import { Button } from '@mantine/core'
import { listImports } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** Files that were brought before, the newest first; each can be opened where it stands. */
export function ImportHistory({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const history = useQuery({ queryKey: ['imports'], queryFn: () => callApi(listImports), staleTime: 0 })
  if (history.isError) return <ErrorNotice error={history.error} onRetry={history.refetch} />
  if (!history.data) return null
  if (history.data.length === 0)
    return <EmptyState title={t('pegawai:import.noHistory')}>{t('pegawai:import.noHistoryHint')}</EmptyState>
  const states = {
    checking: t('pegawai:import.checking'),
    checked: t('pegawai:import.checked'),
    applied: t('pegawai:import.applied'),
    discarded: t('pegawai:import.discarded'),
    refused: t('pegawai:import.refusedState'),
  }
  return (
    <div style={{ marginBlockStart: 'var(--space-6)' }}>
      <PlainTable
        caption={t('pegawai:import.history')}
        rows={history.data}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'file',
            title: t('pegawai:import.file'),
            cell: (row) => <span style={{ overflowWrap: 'anywhere' }}>{row.fileName}</span>,
          },
          { id: 'kind', title: t('pegawai:import.kind'), cell: (row) => t(`pegawai:import.kinds.${row.kind}`) },
          { id: 'when', title: t('pegawai:import.when'), cell: (row) => formatDateTime(row.createdAt, zone) },
          { id: 'rows', title: t('pegawai:import.rows'), isNumber: true, cell: (row) => row.rows ?? '–' },
          { id: 'refused', title: t('pegawai:import.refused'), isNumber: true, cell: (row) => row.refused ?? '–' },
          { id: 'state', title: t('pegawai:import.state'), cell: (row) => states[row.state] },
          {
            id: 'open',
            title: t('pegawai:import.open'),
            cell: (row) => (
              <Button
                variant="default"
                size="xs"
                aria-label={`${t('pegawai:import.open')} ${row.fileName}`}
                onClick={() => onOpen(row.id)}
              >
                {t('pegawai:import.open')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  )
}
