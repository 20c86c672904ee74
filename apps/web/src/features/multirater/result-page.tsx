import { getMultiraterResult } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ResultView } from './result-view.tsx'

export default function ResultPage() {
  const { round, participant } = useParams({ strict: false }) as { round: string; participant: string }
  const result = useQuery({
    queryKey: ['multirater-result', round, participant],
    queryFn: () => callApi(getMultiraterResult, { params: { id: round }, query: { participantId: participant } }),
    // Each view is written down; one look is one line.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (result.isPending) return <Loading lines={8} />
  if (result.isError) return <ErrorNotice error={result.error} onRetry={result.refetch} />
  return <ResultView result={result.data} />
}
