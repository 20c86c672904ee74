const FIRST_MS = 1000
const LONGEST_MS = 30_000

/**
 * Wait before try number `failures + 1`: doubling from one second to half a minute, and anywhere in the upper half of
 * that, so that a hall that comes back on line does not come back in the same second.
 */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return ceiling * (0.5 + random() / 2)
}
