import { getItemReview, type ResponseOf } from '@petakom/contract'
import { REVIEW_ROLES } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { CommentForm } from './comment-form.tsx'
import { StateButtons } from './state-buttons.tsx'
import { VerdictForm } from './verdict-form.tsx'
import { WordList } from './word-list.tsx'

export type ReviewView = ResponseOf<typeof getItemReview>

/** How the review of an item stands, what was said, and what the reader may add. */
export function ReviewPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const review = useQuery({
    queryKey: ['item', id, 'review'],
    queryFn: () => callApi(getItemReview, { params: { id } }),
  })
  if (review.isPending) return <Loading lines={6} />
  if (review.isError) return <ErrorNotice error={review.error} onRetry={review.refetch} />
  const { state, version, standing, approvers, refusal, myRoles } = review.data
  const needsSecond = REVIEW_ROLES.every((role) => standing[role] === 'approved') && approvers < 2
  return (
    <>
      <h2>{t('bank:review.title', { version })}</h2>
      <p>{t(`bank:review.of.${state}`)}</p>
      <PlainTable
        caption={t('bank:review.standing')}
        rows={REVIEW_ROLES}
        rowKey={(role) => role}
        columns={[
          { id: 'role', title: t('bank:review.role'), cell: (role) => t(`bank:role.${role}`) },
          { id: 'asks', title: t('bank:review.asks'), isWide: true, cell: (role) => t(`bank:roleAsks.${role}`) },
          { id: 'standing', title: t('bank:review.word'), cell: (role) => t(`bank:standing.${standing[role]}`) },
        ]}
      />
      {needsSecond ? <Notice tone="warning">{t('bank:review.secondPerson')}</Notice> : null}
      {state === 'in-review' && refusal ? <Notice>{t(`refusal:${refusal}`)}</Notice> : null}
      {myRoles.length > 0 ? <VerdictForm id={id} view={review.data} /> : null}
      <StateButtons id={id} view={review.data} />
      <WordList words={review.data.words} />
      {review.data.mayComment ? <CommentForm id={id} /> : null}
    </>
  )
}
