import { followWashups, WashupChange } from '@petakom/contract'
import { useEffect, useRef } from 'react'
import { urlOf } from './api.ts'

/** Pages ask by themselves this often, for a stream that a proxy swallows. */
export const ASK_EVERY_MS = 20_000

/**
 * Hears from the server when something changed in a centre: a rating was locked, a wash-up went on, a report of the
 * raters was computed. Told whose it was; null: look at all of it again.
 */
export function useCentreChanges(
  centreId: string | undefined,
  onChange: (participantId: string | null) => unknown,
): void {
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    if (!centreId) return
    const source = new EventSource(urlOf(followWashups, { params: { id: centreId } }))
    source.addEventListener('changed', ({ data }) => {
      latest.current(WashupChange.parse(JSON.parse(data)).participantId)
    })
    return () => source.close()
  }, [centreId])
}
