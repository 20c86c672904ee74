import { createRandom } from '@petakom/psychometrics'

export interface PilotDeal {
  /** Items on trial, in the order of the design. */
  readonly pilots: readonly string[]
  readonly perPerson: number
  readonly minItems: number
}

/**
 * The item on trial that comes next in an adaptive section, or null where it is a scored item's turn. They are spread
 * among the fewest items that anybody meets, never first, so that everybody meets `perPerson` of them however soon
 * precision is reached; which ones is drawn from the seed. No choice of a scored item follows from them.
 */
export function nextPilot(
  { pilots, perPerson, minItems }: PilotDeal,
  seed: number,
  served: readonly string[],
): string | null {
  const met = served.filter((id) => pilots.includes(id)).length
  if (met >= Math.min(perPerson, pilots.length)) return null
  const scored = served.length - met
  if (scored < Math.ceil(((met + 1) * minItems) / (perPerson + 1))) return null
  return createRandom(seed).shuffle(pilots)[met]!
}
