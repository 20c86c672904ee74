/** Shorter absences are a slip of the hand. */
const LEAST_MS = 1000

/**
 * Tells each time that the page was out of sight or without the focus, once it is back: since when by `now`, and for how
 * long by a clock that nobody sets. Returns how to stop.
 */
export function watchFocus(now: () => number, onReturn: (leftAt: string, seconds: number) => void): () => void {
  let left: { readonly at: number; readonly since: number } | null = null
  const look = () => {
    if (document.hidden || !document.hasFocus()) left ??= { at: now(), since: performance.now() }
    else if (left) {
      const passed = performance.now() - left.since
      if (passed >= LEAST_MS) onReturn(new Date(left.at).toISOString(), Math.min(passed / 1000, 86_400))
      left = null
    }
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('blur', look)
  addEventListener('focus', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('blur', look)
    removeEventListener('focus', look)
  }
}
