import { getRatingTask, listRatingTasks, rateAnswer } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AnswerSheet } from './answer-sheet.tsx'
import { PointsForm } from './points-form.tsx'

/** One answer, its rubric and its anchors; after the points the page goes on to the next answer. */
export default function TaskPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const task = useQuery({ queryKey: ['rating', id], queryFn: () => callApi(getRatingTask, { params: { id } }) })
  const save = useMutation({
    mutationFn: (body: { points: number; comment: string }) => callApi(rateAnswer, { params: { id }, body }),
    onSuccess: async () => {
      const { eventId, itemId } = task.data!
      await client.invalidateQueries({ queryKey: ['ratings'] })
      await client.invalidateQueries({ queryKey: ['rating', id] })
      const { tasks } = await callApi(listRatingTasks, { query: { eventId, itemId } })
      const next = tasks.find((one) => one.isOpen)
      await navigate({
        to: (next ? `/penilaian-uraian/${next.id}` : `/penilaian-uraian/${eventId}/${itemId}`) as never,
      })
    },
  })
  if (task.isPending) return <Loading lines={8} />
  if (task.isError) return <ErrorNotice error={task.error} onRetry={task.refetch} />
  const { code, isReply, state, mine, outcome, most, eventId, itemId } = task.data
  return (
    <>
      <PageHeader
        title={t(isReply ? 'rating:task.replyOf' : 'rating:task.titleOf', { code })}
        lead={t('rating:task.lead')}
      />
      <p>
        <Link to={`/penilaian-uraian/${eventId}/${itemId}` as never}>{t('rating:task.back')}</Link>
      </p>
      {state === 'third' && !mine ? <Notice>{t('rating:task.third')}</Notice> : null}
      {outcome ? (
        <Notice tone="success">
          {t('rating:task.outcome', {
            given: outcome.given.map((one) => formatNumber(one)).join(', '),
            difference: formatNumber(Math.abs(outcome.given[0]! - outcome.given[1]!)),
            points: formatNumber(outcome.points),
          })}
        </Notice>
      ) : null}
      <AnswerSheet task={task.data} />
      {mine && !mine.mayChange ? (
        <p>{t('rating:task.given', { points: formatNumber(mine.points), most: formatNumber(most) })}</p>
      ) : (
        <PointsForm key={id} most={most} given={mine} isSaving={save.isPending} onSave={save.mutate}>
          {save.isError ? <ErrorNotice error={save.error} /> : null}
        </PointsForm>
      )}
    </>
  )
}
