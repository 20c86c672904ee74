import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import type { XmlElement } from '../xml/element.ts'
import { noteEdges } from './derive-choice.ts'
import { namedValues } from './derive-text.ts'
import { readRanges } from './read-ranges.ts'
import { points, type Scorer, wholeFactor } from './scorer.ts'
import type { Derived } from './types.ts'

const FARTHEST = 1e12

/** Ranges found by asking: from each number the item names, how far the same score holds. */
export function deriveNumber(element: XmlElement, processing: XmlElement, scorer: Scorer, remarks: Remarks): Derived {
  const written = readRanges(processing, scorer.declaration.identifier)
  const { 'data-petakom-decimals': own, 'data-petakom-unit': unit = null } = element.attributes
  if (written && own !== undefined && /^\d$|^10$/.test(own)) {
    const factor = wholeFactor(
      written.map(({ points: worth }) => worth),
      remarks,
    )
    const ranges = written.map((range) => ({ ...range, points: points(range.points, factor) }))
    return {
      interaction: { type: 'numeric', unit: unit === '' ? null : unit, decimals: Number(own) },
      scoring: { type: 'numeric', ranges },
      factor,
    }
  }
  const isInteger = scorer.declaration.baseType === 'integer'
  const named = namedValues(scorer, processing, /^(integer|float)$/)
  const numbers = [...new Set(named.filter((text) => text.trim() !== '').map(Number))].filter((value) =>
    Number.isFinite(value),
  )
  if (isInteger) numbers.splice(0, numbers.length, ...numbers.filter(Number.isInteger))
  const grid = 10 ** -Math.min(9, Math.max(4, ...numbers.map(decimalsOf)) + 2)
  const starts = numbers.flatMap((value) =>
    isInteger ? [value, value - 1, value + 1] : [value, tidy(value - grid), tidy(value + grid)],
  )
  const scores = starts.map((value) => scorer.score([value]))
  noteEdges(scores, scorer, remarks)
  const factor = wholeFactor(scores, remarks)
  const ranges: { low: number; high: number; points: number }[] = []
  for (const [place, start] of starts.entries()) {
    const worth = points(scores[place]!, factor)
    if (worth <= 0 || ranges.some(({ low, high, points: held }) => low <= start && start <= high && held === worth))
      continue
    const holds = (value: number) => points(scorer.score([value]), factor) === worth
    const step = isInteger ? 1 : grid
    ranges.push({ low: edge(start, -step, holds), high: edge(start, step, holds), points: worth })
  }
  if (ranges.length > 10) throw new Refusal('scoring-inexpressible', 'lebih dari 10 rentang')
  if (ranges.some(({ low, high }) => [low, high].some((end) => decimalsOf(end) >= 6))) remarks.add('boundary-excluded')
  const ends = ranges.flatMap(({ low, high }) => [decimalsOf(low), decimalsOf(high)])
  const step = decimalsOf(Number(element.attributes.step ?? 1))
  return {
    interaction: {
      type: 'numeric',
      unit: null,
      decimals: isInteger ? 0 : Math.min(10, Math.max(2, step, ...ends.filter((end) => end < 6))),
    },
    scoring: {
      type: 'numeric',
      ranges: ranges.map(({ low, high, points: worth }) => ({ low: decimal(low), high: decimal(high), points: worth })),
    },
    factor,
  }
}

/** The last value of the grid, going by `step`, for which it still holds. */
function edge(start: number, step: number, holds: (value: number) => boolean): number {
  if (!holds(tidy(start + step))) return start
  let steps = 1
  while (Math.abs(steps * step) < FARTHEST && holds(tidy(start + steps * 2 * step))) steps *= 2
  if (Math.abs(steps * step) >= FARTHEST) return Math.sign(step) * FARTHEST
  let beyond = steps * 2
  while (beyond - steps > 1) {
    const middle = Math.floor((steps + beyond) / 2)
    if (holds(tidy(start + middle * step))) steps = middle
    else beyond = middle
  }
  return tidy(start + steps * step)
}
const tidy = (value: number) => Number(value.toPrecision(15))
const decimal = (value: number) => value.toFixed(Math.min(10, decimalsOf(value)))
function decimalsOf(value: number): number {
  const [base, exponent] = String(value).split('e')
  return Math.max(0, (base!.split('.')[1]?.length ?? 0) - Number(exponent ?? 0))
}
