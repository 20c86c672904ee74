import type { AdaptiveBank } from './bank.ts'
import { SettingsError } from './settings-error.ts'

/**
 * Areas in the order in which the next item should be sought: the one farthest behind its target first (Kingsbury &
 * Zara, 1989), ties in the order of the targets. An area with target 0 is never sought.
 */
export function areasByNeed(
  content: Readonly<Record<string, number>>,
  counts: ReadonlyMap<string, number>,
  given: number,
): string[] {
  return Object.entries(content)
    .filter(([, share]) => share > 0)
    .map(([area, share]) => ({ area, behind: share * (given + 1) - (counts.get(area) ?? 0) }))
    .sort((one, other) => other.behind - one.behind)
    .map(({ area }) => area)
}

/**
 * At most how many items of `area` one person can be given: one of each enemy group, counting an item of several groups
 * for its first. Exact where no item is in two groups.
 */
function available({ areas, groupsOf }: AdaptiveBank, area: string): number {
  const groups = new Set<number>()
  let free = 0
  areas!.forEach((own, i) => {
    if (own !== area) return
    const group = groupsOf[i]![0]
    if (group === undefined) free += 1
    else groups.add(group)
  })
  return free + groups.size
}

/** Refuses targets that no test from this bank can meet, naming the area. */
export function assertContent(
  bank: AdaptiveBank,
  content: Readonly<Record<string, number>>,
  maxItems: number | undefined,
): void {
  if (!bank.areas) throw new SettingsError('no-areas', {}, 'content targets need the area of every item')
  const known = new Set(bank.areas)
  let sum = 0
  for (const [area, share] of Object.entries(content)) {
    if (!(share >= 0 && share <= 1))
      throw new SettingsError(
        'area-share',
        { area, share },
        `target ${share} of area ${area} is not a share from 0 to 1`,
      )
    if (share > 0 && !known.has(area))
      throw new SettingsError('area-unknown', { area, share }, `area ${area} has a target of ${share} but no item`)
    sum += share
  }
  if (Math.abs(sum - 1) > 1e-6)
    throw new SettingsError('area-sum', { sum }, `the targets of the areas sum to ${sum}, not 1`)
  if (maxItems === undefined) return
  for (const [area, share] of Object.entries(content)) {
    // A hair above: 0.29 x 100 is 28.999... in binary.
    const needed = Math.floor(share * maxItems + 1e-9)
    const most = share > 0 ? available(bank, area) : 0
    if (most < needed)
      throw new SettingsError(
        'area-short',
        { area, needed, maxItems, most },
        `area ${area} needs ${needed} of ${maxItems} items, but at most ${most} of its items can be given together`,
      )
  }
}
