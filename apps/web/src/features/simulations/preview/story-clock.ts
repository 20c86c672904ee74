export interface StoryClock {
  /** Seconds of working time since the beginning. */
  readonly seconds: () => number
  readonly skip: (seconds: number) => void
}

/** Working time that runs with a clock and can be pushed forward, never back. */
export function createStoryClock(now: () => number): StoryClock {
  const began = now()
  let ahead = 0
  return {
    seconds: () => now() - began + ahead,
    skip: (seconds) => {
      ahead += Math.max(0, Math.ceil(seconds))
    },
  }
}
