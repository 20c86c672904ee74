import type { Random } from '@petakom/psychometrics'

/** Of ten thousand faults, how many of each kind. Kills of whole processes take seconds each, and everybody along. */
const SHARES = {
  'request lost': 1400,
  'reply lost after storing': 1720,
  'delivered twice at once': 1500,
  'delivered late, out of order': 1500,
  'network cut 1 s': 600,
  'network cut 5 min': 150,
  'device clock stepped': 600,
  'browser killed': 850,
  'two tabs': 300,
  'extension during a stale tab': 250,
  'paused while cut off': 150,
  'excluded while cut off': 120,
  'taken over by another device': 260,
  'server killed after storing': 40,
  'killed while handing in': 300,
  'network cut to the end': 90,
  'emergency file after the end': 60,
  'server killed at random': 60,
  'PostgreSQL killed': 30,
  'disk of PostgreSQL full': 20,
} as const

export type FaultName = keyof typeof SHARES
export const FAULT_NAMES = Object.keys(SHARES) as FaultName[]
export const END_NAMES: readonly FaultName[] = [
  'killed while handing in',
  'network cut to the end',
  'emergency file after the end',
]
export const COMMON_NAMES: readonly FaultName[] = ['server killed at random', 'PostgreSQL killed']
export const DISK: FaultName = 'disk of PostgreSQL full'

/** How many of each kind to inject: by their shares, at least one of each, and `total` together. */
export function planFaults(total: number, { withDisk }: { withDisk: boolean }): Map<FaultName, number> {
  const names = FAULT_NAMES.filter((name) => withDisk || name !== DISK)
  if (total < names.length) throw new Error(`${total} faults cannot hold one of each of ${names.length} kinds`)
  const whole = names.reduce((sum, name) => sum + SHARES[name], 0)
  const free = total - names.length
  const counts = new Map(names.map((name) => [name, 1 + Math.floor((free * SHARES[name]) / whole)]))
  const planned = [...counts.values()].reduce((sum, count) => sum + count, 0)
  // What rounding left over goes to the commonest.
  const commonest: FaultName = 'reply lost after storing'
  counts.set(commonest, counts.get(commonest)! + total - planned)
  return counts
}

/** Faults of one person, when there are few of them: more would only make everybody wait for the unluckiest. */
const FAULTS_EACH = 8

/** The faults of each person of at most `seats`, or of as many as there are endings: shuffled, an ending last. */
export function dealFaults(counts: ReadonlyMap<FaultName, number>, seats: number, random: Random): FaultName[][] {
  const spread = (names: readonly FaultName[]) =>
    random.shuffle(names.flatMap((name) => Array.from({ length: counts.get(name) ?? 0 }, () => name)))
  const apart = new Set([...END_NAMES, ...COMMON_NAMES, DISK])
  const endings = spread(END_NAMES)
  const others = spread(FAULT_NAMES.filter((name) => !apart.has(name)))
  const people = Math.max(endings.length, Math.min(seats, Math.ceil(others.length / FAULTS_EACH)))
  return Array.from({ length: people }, (_, index) => [
    ...others.filter((_name, n) => n % people === index),
    ...endings.slice(index, index + 1),
  ])
}
