import { getFeedbackTask } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { FeedbackForm } from './feedback-form.tsx'

export default function FormPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const task = useQuery({
    queryKey: ['feedback', id],
    queryFn: () => callApi(getFeedbackTask, { params: { id } }),
    // What is typed here is newer than what the server holds.
    refetchOnWindowFocus: false,
  })
  if (task.isPending) return <Loading lines={10} />
  if (task.isError) return <ErrorNotice error={task.error} onRetry={task.refetch} />
  const { relation, name, jabatanName, closesOn, leastGroup } = task.data
  return (
    <>
      <PageHeader
        title={relation === 'self' ? t('multirater:form.self') : t('multirater:form.about', { name })}
        lead={t('multirater:form.lead', { post: jabatanName, day: formatDate(closesOn) })}
      />
      <Notice tone="info" title={t('multirater:form.promise')}>
        <p>{t(`multirater:promise.${relation}`, { least: leastGroup })}</p>
      </Notice>
      <FeedbackForm key={id} task={task.data} />
    </>
  )
}
