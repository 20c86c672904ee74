import { useLayoutEffect, useRef } from 'react'
import { useDesk } from './desk-context.ts'
import { actsOn } from './feed.ts'
import { useSimText } from './messages/index.ts'

/** A message that closes by itself takes its forms away: that is said, and a focus that stood in one goes to the heading. */
export function useClosing(message: string, isClosed: boolean): void {
  const { play, say } = useDesk()
  const t = useSimText()
  const wasClosed = useRef(isClosed)
  useLayoutEffect(() => {
    if (!isClosed || wasClosed.current) return
    wasClosed.current = true
    const { state } = play.view()
    const last = actsOn(state, message).at(-1)
    // One's own decision has said what it did.
    if (last?.minute === state.minute) return
    say(t('message.closed'))
    if (document.activeElement === document.body) document.getElementById('sim-message')?.focus()
  }, [isClosed, message, play, say, t])
}
