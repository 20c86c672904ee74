import { listItemLooks } from '@petakom/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

export interface LookQuery {
  readonly page: number
  readonly pageSize: number
  readonly itemId?: string
  readonly person?: string | undefined
  readonly code?: string | undefined
  readonly withKey?: string | undefined
}

export function LookTable({ query, onPage }: { query: LookQuery; onPage?: (page: number) => void }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const mayOpen = usePermission('item.read')
  const looks = useQuery({
    queryKey: ['item-looks', query],
    queryFn: () => callApi(listItemLooks, { query: query as never }),
    placeholderData: keepPreviousData,
  })
  if (looks.isPending) return <Loading lines={6} />
  if (looks.isError) return <ErrorNotice error={looks.error} onRetry={looks.refetch} />
  if (looks.data.total === 0) return <EmptyState title={t('bank:looks.empty')}>{t('bank:looks.emptyHint')}</EmptyState>
  const withKey = (value: boolean | null) => (value === null ? '' : t(value ? 'bank:looks.yes' : 'bank:looks.no'))
  return (
    <>
      <PlainTable
        caption={t('bank:looks.caption')}
        rows={looks.data.rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'at', title: t('bank:looks.at'), cell: (row) => formatDateTime(row.at, zone) },
          { id: 'by', title: t('bank:looks.by'), cell: (row) => row.by },
          {
            id: 'what',
            title: t('bank:looks.what'),
            cell: (row) => t(`audit:actions.${row.action.replace('.', '_')}`),
          },
          {
            id: 'item',
            title: t('items:item.title'),
            isWhole: true,
            cell: (row) =>
              row.itemId && mayOpen ? <Link to={`/bank-soal/${row.itemId}` as never}>{row.code}</Link> : row.code,
          },
          { id: 'key', title: t('bank:looks.withKey'), cell: (row) => withKey(row.withKey) },
        ]}
      />
      {onPage ? (
        <Pager page={query.page} pageSize={query.pageSize} total={looks.data.total} onPage={onPage} />
      ) : looks.data.total > query.pageSize ? (
        <p>{t('bank:looks.lastOnes', { count: query.pageSize, total: looks.data.total })}</p>
      ) : null}
    </>
  )
}
