import { getExplanation, getPlan } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { ExplanationBody } from './explanation-body.tsx'
import { PairChooser } from './pair-chooser.tsx'

/** A number of the frozen data as an address has it; anything else is none. */
const indexOf = (text: string | undefined) => (text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null)

/** Why one official has or has not one post under a plan, with everything that it rests on. */
export default function ExplanationPage() {
  const { t } = useTranslation()
  const { planId } = useParams({ strict: false }) as { planId: string }
  const [filter, change] = useUrlFilter()
  const isSynthetic = useSession()?.instansi.isSynthetic
  const [official, post] = [indexOf(filter.official), indexOf(filter.post)]
  const plan = useQuery({
    queryKey: ['placement', 'plan', planId],
    queryFn: () => callApi(getPlan, { params: { id: planId } }),
  })
  const isChosen = official !== null && post !== null
  const explanation = useQuery({
    queryKey: ['placement', 'explanation', planId, official, post],
    queryFn: () =>
      callApi(getExplanation, { params: { id: planId }, query: { official: official ?? 0, post: post ?? 0 } }),
    enabled: isChosen && plan.isSuccess,
    retry: false,
  })
  if (plan.isPending) return <Loading lines={8} />
  if (plan.isError) return <ErrorNotice error={plan.error} onRetry={plan.refetch} />
  const { number, round } = plan.data
  return (
    <>
      <PageHeader
        title={t('career:explain.title')}
        badge={isSynthetic ? <SyntheticBadge /> : null}
        lead={t('career:explain.lead', { number, round: round.name })}
        actions={
          <>
            <LinkButton to={`/penempatan/rencana/${planId}`} variant="default">
              {t('career:explain.back')}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <PairChooser
        roundId={round.id}
        official={official}
        post={post}
        onChoose={(choice) => change({ official: filter.official, post: filter.post, ...choice })}
      />
      {isChosen ? null : <EmptyState title={t('career:explain.start')}>{t('career:explain.startHint')}</EmptyState>}
      {isChosen && explanation.isPending ? <Loading lines={8} /> : null}
      {explanation.isError ? <ErrorNotice error={explanation.error} onRetry={explanation.refetch} /> : null}
      {explanation.data ? <ExplanationBody explanation={explanation.data} plan={plan.data} /> : null}
    </>
  )
}
