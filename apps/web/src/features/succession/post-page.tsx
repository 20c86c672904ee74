import { type getCriticalPost as contract, getCriticalPost, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CandidateTable } from './candidate-table.tsx'
import { PoolTable } from './pool-table.tsx'

export type PostView = ResponseOf<typeof contract>

export default function PostPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['succession', 'post', id],
    queryFn: () => callApi(getCriticalPost, { params: { id } }),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const post = found.data
  return (
    <>
      <PageHeader
        title={post.name}
        lead={post.agencyName ?? post.unitName}
        actions={<Link to={'/suksesi' as never}>{t('succession:post.all')}</Link>}
      />
      <Notice
        tone={post.urgency === 'vacant' || post.coverage === 0 ? 'warning' : 'info'}
        title={t(`succession:urgency.${post.urgency}`)}
      >
        {post.holders.map(({ pegawaiId, name, since, retiresOn }) => (
          <p key={pegawaiId}>
            {t('succession:post.holder', { name, since: formatDate(since), retires: formatDate(retiresOn) })}
          </p>
        ))}
        {post.vacantSeats > 0 ? <p>{t('succession:vacant', { count: post.vacantSeats })}</p> : null}
        <p>{t('succession:post.coverage', { slots: post.coverage })}</p>
      </Notice>
      <PoolTable post={post} />
      <CandidateTable post={post} />
    </>
  )
}
