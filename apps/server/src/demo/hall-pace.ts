import type { ItemContent } from '@petakom/contract'
import { wordsToRead } from '@petakom/domain'
import type { Random } from '@petakom/psychometrics'

/** How a person works through a form: seconds for what is read, and whether the patience ends before the items do. */
export interface Pace {
  readonly speed: number
  readonly hurriesAfter: number
}

/** Reading and weighing together, words a minute: slower than reading alone. */
const WORDS_PER_MINUTE = 180
const PERSON_SPREAD = 0.2
const ITEM_SPREAD = 0.3
const HURRYING_SHARE = 0.012
const HURRIED_SECONDS = 3
const SECOND_THOUGHT_SECONDS = 9

/** Log-normal times, of the person and of each item (van der Linden, 2006); a few hurry through the last third. */
export function drawPace(random: Random): Pace {
  const speed = Math.exp(PERSON_SPREAD * random.normal())
  return { speed, hurriesAfter: random.uniform() < HURRYING_SHARE ? 0.6 : 1 }
}

/** Seconds up to the first answer of an item; `seen` holds the stimuli that were read before. */
export function secondsFor(
  { speed, hurriesAfter }: Pace,
  item: { readonly id: string; readonly content: ItemContent },
  share: number,
  seen: Set<string>,
  random: Random,
): number {
  const words = wordsToRead({ id: item.id, ...item.content }, seen)
  const spread = Math.exp(ITEM_SPREAD * random.normal())
  return share > hurriesAfter ? HURRIED_SECONDS * spread : ((words / WORDS_PER_MINUTE) * 60 * spread) / speed
}

export const secondThought = (random: Random): number =>
  SECOND_THOUGHT_SECONDS * Math.exp(ITEM_SPREAD * random.normal())

/**
 * When each answer of a sitting was given, milliseconds: one after another, all of them faster alike where the time would
 * not hold them.
 */
export function momentsBetween(from: number, until: number, seconds: readonly number[]): number[] {
  const wanted = seconds.reduce((sum, one) => sum + one * 1000, 0)
  const pressed = Math.min(1, (0.98 * (until - from)) / Math.max(1, wanted))
  let at = from
  return seconds.map((one) => {
    at += one * 1000 * pressed
    return Math.round(at)
  })
}
