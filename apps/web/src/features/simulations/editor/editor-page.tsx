import { getSimulationDraft } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { DraftEditor } from './draft-editor.tsx'

/** A draft is read once; from then on what is written here holds, and is stored by itself. */
export default function EditorPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const draft = useQuery({
    queryKey: ['simulation-draft', id],
    queryFn: () => callApi(getSimulationDraft, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (draft.isPending) return <Loading lines={8} />
  if (draft.isError) return <ErrorNotice error={draft.error} onRetry={draft.refetch} />
  return <DraftEditor key={`${id} ${draft.data.revision}`} stored={draft.data} onReload={() => draft.refetch()} />
}
