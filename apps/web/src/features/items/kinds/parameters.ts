import type { ItemDraft } from '@petakom/contract'
import { mostPoints } from '@petakom/domain'

type Parameters = ItemDraft['parameters']

/**
 * Parameters fit a model with as many thresholds as there are points. Where another key earns another number of points
 * they begin anew: evenly spread and provisional, until the item is calibrated.
 */
export function fitParameters(
  held: Parameters,
  { content, scoring }: Pick<ItemDraft, 'content' | 'scoring'>,
): Parameters {
  const most = Math.min(20, Math.max(1, mostPoints(content.interaction, scoring)))
  if (held.b.length === most) return held
  const b = Array.from({ length: most }, (_, step) =>
    most === 1 ? 0 : Math.round((-1 + (2 * step) / (most - 1)) * 100) / 100,
  )
  return { model: most === 1 ? '2PL' : 'GPCM', a: 1, b, provisional: true }
}
