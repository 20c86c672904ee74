import type { ItemContent } from '@petakom/contract'

/**
 * Numbers of the neighbouring items, counted from one, that have the same stimulus as the one at `position`; null where
 * it stands alone.
 */
export function sharedWith(
  items: readonly { readonly content: ItemContent }[],
  position: number,
): { readonly from: number; readonly to: number } | null {
  const stimulus = items[position]?.content.stimulus
  if (!stimulus) return null
  const text = JSON.stringify(stimulus)
  const isSame = (index: number) => JSON.stringify(items[index]?.content.stimulus ?? null) === text
  let [from, to] = [position, position]
  while (isSame(from - 1)) from -= 1
  while (isSame(to + 1)) to += 1
  return from === to ? null : { from: from + 1, to: to + 1 }
}
