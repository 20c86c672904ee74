/** Waits between tries, all cut short together. */
export interface Rest {
  pause(ms: number): Promise<void>
  wake(): void
}

export function createRest(): Rest {
  const sleepers = new Set<() => void>()
  return {
    pause: (ms) =>
      new Promise<void>((resolve) => {
        const rise = () => {
          clearTimeout(timer)
          sleepers.delete(rise)
          resolve()
        }
        const timer = setTimeout(rise, ms)
        sleepers.add(rise)
      }),
    wake() {
      for (const rise of [...sleepers]) rise()
    },
  }
}
