import type { Column } from './recode.ts'

/** A half person more in each category keeps every start finite. */
const HALF = 0.5
/** Logits of observed shares lie nearer to 0 than intercepts at slope 1 do. */
const SPREAD = 1.1

/** Start values of an item's form (see ItemForm), from the shares of its categories. */
export function startValues(
  { model, counts }: Pick<Column, 'model' | 'counts'>,
  priorC: { readonly mean: number } | null,
): Float64Array {
  const persons = counts.map((count) => count + HALF)
  const most = counts.length - 1
  const ranks = Array.from({ length: most }, (_, k) => k + 1)
  const total = persons.reduce((sum, count) => sum + count, 0)
  const logitAtLeast = (k: number) => {
    const share = persons.slice(k).reduce((sum, count) => sum + count, 0) / total
    return Math.log(share / (1 - share))
  }
  const logAgainstFirst = ranks.map((k) => Math.log(persons[k]! / persons[0]!))
  switch (model) {
    case '3pl':
      return Float64Array.of(1, logitAtLeast(1), priorC?.mean ?? -1.4)
    case 'grm':
      return Float64Array.of(1, ...ranks.map((k) => SPREAD * logitAtLeast(k)))
    case 'gpcm':
      return Float64Array.of(1 / most, ...logAgainstFirst)
    case 'pcm':
      return Float64Array.of(1, ...logAgainstFirst)
    case 'rsm':
      return Float64Array.of(1, 0, ...ranks.map((k) => k - (most + 1) / 2))
    case 'nrm':
      return Float64Array.of(...ranks.map((k) => k / most), ...logAgainstFirst)
    default:
      return Float64Array.of(1, SPREAD * logitAtLeast(1))
  }
}
