import { findEventCentre } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

/** From an event to its centre, or to the form that makes one. */
export default function EventCentrePage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayEdit = usePermission('centre.edit')
  const found = useQuery({
    queryKey: ['event', id, 'centre'],
    queryFn: () => callApi(findEventCentre, { params: { id } }),
    staleTime: 0,
  })
  if (found.isPending || found.isFetching) return <Loading />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { centre } = found.data
  if (centre) return <Navigate to={`/pusat-penilaian/${centre.id}` as never} replace />
  if (mayEdit) return <Navigate to={'/pusat-penilaian/baru' as never} search={{ kegiatan: id } as never} replace />
  return (
    <>
      <PageHeader title={t('centres:list.title')} />
      <EmptyState title={t('centres:list.empty')}>{t('centres:list.emptyHint')}</EmptyState>
    </>
  )
}
