/** The server's time, carried forward by the page's own monotonic clock: a device set to another hour changes nothing. */
export interface ServerClock {
  now(): number
  /** False until the server has told the time: a page opened without the network has only the device's word for it. */
  isTold(): boolean
  sync(serverNow: string): void
  /** The server's time as reckoned from what it once told; a guess until it tells it again. */
  assume(now: number): void
}

export function createServerClock(
  monotonic: () => number = () => performance.now(),
  deviceNow: () => number = () => Date.now(),
): ServerClock {
  let offset = deviceNow() - monotonic()
  let isTold = false
  return {
    now: () => monotonic() + offset,
    isTold: () => isTold,
    sync(serverNow) {
      offset = Date.parse(serverNow) - monotonic()
      isTold = true
    },
    assume(now) {
      if (!isTold) offset = now - monotonic()
    },
  }
}

const SPOKEN_MINUTES = [30, 10, 5, 1]

/** The minute mark that lies between two readings of the time left, or null. */
export function crossedMark(beforeSeconds: number, afterSeconds: number): number | null {
  return SPOKEN_MINUTES.find((minutes) => beforeSeconds > minutes * 60 && afterSeconds <= minutes * 60) ?? null
}
