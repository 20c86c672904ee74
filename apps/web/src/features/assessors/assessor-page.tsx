import { getAssessor } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CertificateSection } from './certificate-section.tsx'
import { OverrideSection } from './override-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { RecordView } from './record-view.tsx'

/** One assessor for the committee: the record, and everything that may be changed on it. */
export default function AssessorPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayManage = usePermission('assessor.manage')
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({ queryKey: ['assessor', id], queryFn: () => callApi(getAssessor, { params: { id } }) })
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['assessor', id] })
    await client.invalidateQueries({ queryKey: ['assessors'] })
  }
  if (found.isPending) return <Loading lines={8} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const record = found.data
  return (
    <>
      <PageHeader title={record.name} lead={t('assessors:record.lead', { sittings: record.sittings })} />
      <p>
        <Link to={'/registri-asesor' as never}>{t('assessors:record.back')}</Link>
      </p>
      <RecordView record={record} />
      <ProfileSection record={record} onSaved={mayManage ? refresh : null} />
      {record.profile ? (
        <>
          <CertificateSection record={record} onSaved={mayManage ? refresh : null} />
          <OverrideSection record={record} onSaved={mayManage ? refresh : null} />
        </>
      ) : null}
    </>
  )
}
