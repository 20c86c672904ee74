import { getSimulationScores } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { AttemptScore } from './attempt-score.tsx'

/** What a participant did in each simulation, which act gave which point, and what came of it by competency. */
export default function ScorePage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const scores = useQuery({
    queryKey: ['simulation-scores', id],
    queryFn: () => callApi(getSimulationScores, { params: { id } }),
  })
  if (scores.isPending) return <Loading lines={10} />
  if (scores.isError) return <ErrorNotice error={scores.error} onRetry={scores.refetch} />
  const { person, attempts } = scores.data
  return (
    <>
      <PageHeader
        title={t('simulation:score.of', { name: person.name })}
        lead={t('simulation:score.logged', { event: person.event })}
        actions={
          <LinkButton to={`/hasil/${id}`} variant="default">
            {t('simulation:score.back')}
          </LinkButton>
        }
      />
      {attempts.length === 0 ? (
        <EmptyState title={t('simulation:score.none')}>{t('simulation:score.noneHint')}</EmptyState>
      ) : null}
      {attempts.map((attempt) => (
        <AttemptScore key={attempt.attemptId} attempt={attempt} />
      ))}
    </>
  )
}
