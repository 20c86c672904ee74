import { listKeyCorrections } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

export default function CorrectionListPage() {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: ['key-corrections'], queryFn: () => callApi(listKeyCorrections) })
  return (
    <>
      <PageHeader title={t('corrections:list.title')} lead={t('corrections:list.lead')} />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.length === 0 ? (
        <EmptyState
          title={t('corrections:list.empty')}
          action={
            <Link to="/bank-soal" search={{ state: 'in-use' } as never}>
              {t('corrections:list.toBank')}
            </Link>
          }
        >
          {t('corrections:list.emptyHint')}
        </EmptyState>
      ) : null}
      {list.data && list.data.length > 0 ? (
        <PlainTable
          caption={t('corrections:list.caption')}
          rows={list.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'when',
              title: t('corrections:list.when'),
              cell: (row) => <Link to={`/koreksi-kunci/${row.id}` as never}>{formatDate(row.proposedAt)}</Link>,
            },
            { id: 'code', title: t('items:item.title'), isWhole: true, cell: (row) => row.code },
            { id: 'version', title: t('bank:versions.version'), isNumber: true, cell: (row) => row.version },
            { id: 'kind', title: t('corrections:list.kind'), cell: (row) => t(`corrections:kind.${row.kind}`) },
            { id: 'reason', title: t('corrections:list.reason'), isWide: true, cell: (row) => row.reason },
            { id: 'by', title: t('corrections:list.by'), cell: (row) => row.proposedBy },
            {
              id: 'state',
              title: t('corrections:list.state'),
              cell: (row) => t('corrections:list.decided', row),
            },
          ]}
        />
      ) : null}
    </>
  )
}
