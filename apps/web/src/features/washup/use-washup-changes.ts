import { followWashups, WashupChange } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { urlOf } from '../../lib/api.ts'

/** Pages ask by themselves this often, for a stream that a proxy swallows. */
export const ASK_EVERY_MS = 20_000

/** Looks again, by the page's own queries, when the server says that something changed in this centre. */
export function useWashupChanges(centreId: string | undefined, participantId?: string): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!centreId) return
    const source = new EventSource(urlOf(followWashups, { params: { id: centreId } }))
    source.addEventListener('changed', ({ data }) => {
      const change = WashupChange.parse(JSON.parse(data))
      void client.invalidateQueries({ queryKey: ['washups', centreId] })
      if (participantId === undefined || change.participantId === null || change.participantId === participantId) {
        void client.invalidateQueries({ queryKey: ['washup'] })
      }
    })
    return () => source.close()
  }, [client, centreId, participantId])
}
