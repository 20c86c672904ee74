import { useQueryClient } from '@tanstack/react-query'
import { useCentreChanges } from '../../lib/use-centre-changes.ts'

export { ASK_EVERY_MS } from '../../lib/use-centre-changes.ts'

/** Looks again, by the page's own queries, when the server says that something changed in this centre. */
export function useWashupChanges(centreId: string | undefined, participantId?: string): void {
  const client = useQueryClient()
  useCentreChanges(centreId, (changed) => {
    void client.invalidateQueries({ queryKey: ['washups', centreId] })
    if (participantId === undefined || changed === null || changed === participantId)
      void client.invalidateQueries({ queryKey: ['washup'] })
  })
}
