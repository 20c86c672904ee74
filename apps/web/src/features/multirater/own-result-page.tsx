import { getOwnFeedbackResult } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ResultView } from './result-view.tsx'

export default function OwnResultPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const result = useQuery({
    queryKey: ['feedback-result', id],
    queryFn: () => callApi(getOwnFeedbackResult, { params: { id } }),
  })
  if (result.isPending) return <Loading lines={8} />
  if (result.isError) return <ErrorNotice error={result.error} onRetry={result.refetch} />
  return <ResultView result={result.data} />
}
