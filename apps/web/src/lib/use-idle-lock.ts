import { useEffect } from 'react'
import { lastActivity, noteActivity } from './session-lock.ts'

const IDLE_MS = 10 * 60_000
const CHECK_MS = 5000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll'] as const

/**
 * Calls `onIdle` after ten minutes without a sign of life in any tab. The time is compared with the clock, so that a
 * laptop that slept locks as it wakes, and a tab in the background does not lock the one in use.
 */
export function useIdleLock(onIdle: () => void): void {
  useEffect(() => {
    let seen = Date.now()
    noteActivity()
    const check = () => {
      if (Date.now() - Math.max(seen, lastActivity()) >= IDLE_MS) onIdle()
    }
    const note = () => {
      check()
      if (Date.now() - seen < CHECK_MS) return
      seen = Date.now()
      noteActivity()
    }
    const timer = setInterval(check, CHECK_MS)
    for (const sign of SIGNS) addEventListener(sign, note, { passive: true, capture: true })
    document.addEventListener('visibilitychange', check)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, note, { capture: true })
      document.removeEventListener('visibilitychange', check)
    }
  }, [onIdle])
}
