import { createRandom } from '@petakom/psychometrics'

/** Distinguishes this draw from the ones that choose the items. */
const SALT = 0x2545f491

/**
 * Items that one person is not given, as indexes of the pool: of every content area all but a share `mostExposure` of a
 * hundred, drawn from the person's seed. Whatever is chosen among the rest, nobody's item is given to more than that
 * share of people in expectation; the part of an item that the share leaves over is drawn as well. After pools that
 * rotate among people (Ariel, Veldkamp & van der Linden, 2004).
 */
export function heldBack(areas: readonly (readonly number[])[], mostExposure: number, seed: number): number[] {
  const random = createRandom((seed ^ SALT) | 0)
  return areas.flatMap((items) => {
    const open = Math.floor((items.length * mostExposure) / 100 + random.uniform())
    return random.shuffle(items).slice(open)
  })
}

/** Items of an area of so many that everybody has at least. */
export const surelyOpen = (items: number, mostExposure: number): number => Math.floor((items * mostExposure) / 100)
