import { useEffect } from 'react'
import { lastActivity, lastWatch, noteActivity, noteWatch } from './session-lock.ts'

const IDLE_MS = 10 * 60_000
/** Whoever watches a room looks for longer than they touch. */
const WATCHING_MS = 60 * 60_000
/** A tab in the background speaks once a minute at most. */
const WATCH_LASTS_MS = 90_000
const CHECK_MS = 5000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll'] as const

/**
 * Calls `onIdle` after ten minutes without a sign of life in any tab, or an hour while one watches people at work. The time is compared with the clock, so that a
 * laptop that slept locks as it wakes, and a tab in the background does not lock the one in use.
 */
export function useIdleLock(onIdle: () => void): void {
  useEffect(() => {
    let seen = Date.now()
    noteActivity()
    const check = () => {
      const limit = Date.now() - lastWatch() < WATCH_LASTS_MS ? WATCHING_MS : IDLE_MS
      if (Date.now() - Math.max(seen, lastActivity()) >= limit) onIdle()
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

/** Keeps the page open for longer while people are at work on it: a room is watched, not typed at. */
export function useWatch(isWatching: boolean): void {
  useEffect(() => {
    if (!isWatching) return
    noteWatch()
    const timer = setInterval(noteWatch, CHECK_MS)
    return () => clearInterval(timer)
  }, [isWatching])
}
