import { THEMES } from '../competencies/index.ts'

/** How an exercise comes to measure a target: ticked itself, through a theme ticked, or by its items. */
export type CoverBy = 'declared' | 'theme' | 'items'

export interface Cover {
  /** Code of a competency or a theme. */
  readonly target: string
  /** Never empty. */
  readonly by: readonly CoverBy[]
  /** Items of the exercise that measure the target. */
  readonly items: number
}

const MAIN = new Map(THEMES.map(({ code, main }) => [code, main]))

/**
 * What one exercise measures. A theme that is ticked stands for its main competencies; the supporting ones count only
 * where items measure them. `itemCounts`: items of the exercise by competency and by theme.
 */
export function exerciseCovers(
  targets: readonly string[],
  itemCounts: Readonly<Record<string, number>>,
): readonly Cover[] {
  const throughTheme = new Set(targets.flatMap((target) => MAIN.get(target) ?? []))
  const measured = Object.keys(itemCounts).filter((target) => itemCounts[target]! > 0)
  return [...new Set([...targets, ...throughTheme, ...measured])].sort().map((target) => {
    const items = itemCounts[target] ?? 0
    const by: CoverBy[] = []
    if (targets.includes(target)) by.push('declared')
    if (throughTheme.has(target)) by.push('theme')
    if (items > 0) by.push('items')
    return { target, by, items }
  })
}
