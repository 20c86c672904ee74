import type { Remarks } from '../item/remarks.ts'
import { childrenNamed, type XmlElement } from '../xml/element.ts'
import { bare, namedOptions, optionText } from './options.ts'
import { points, type Scorer, wholeFactor } from './scorer.ts'
import type { Derived } from './types.ts'

/**
 * Best/worst and graded answers, which QTI knows only as matches: taken back where the file says what they were and
 * what response processing gives agrees with it; else null, and they are a match.
 */
export function derivePetakomPairs(element: XmlElement, scorer: Scorer, remarks: Remarks): Derived | null {
  const [left = [], right = []] = childrenNamed(element, 'qti-simple-match-set').map((set) =>
    childrenNamed(set, 'qti-simple-associable-choice'),
  )
  const kind = element.attributes['data-petakom-kind']
  if (kind === 'best-worst' && left.map(({ attributes }) => attributes.identifier).join() === 'BEST,WORST')
    return bestWorst(right, scorer, remarks)
  if (kind === 'graded') return graded(element, left, right, scorer)
  return null
}

function bestWorst(right: readonly XmlElement[], scorer: Scorer, remarks: Remarks): Derived | null {
  const options = namedOptions(right, remarks)
  const scores = (side: string) => options.map(({ qti }) => scorer.score([[side, qti]]))
  const [best, worst] = [scores('BEST'), scores('WORST')]
  if (options.length < 3 || options.length > 8 || ![...best, ...worst].some((score) => score > 0)) return null
  const factor = wholeFactor([...best, ...worst], remarks)
  const weights = (list: readonly number[]) =>
    Object.fromEntries(options.map(({ id }, place) => [id, points(list[place]!, factor)]))
  return {
    interaction: { type: 'best-worst', options: bare(options) },
    scoring: { type: 'best-worst', best: weights(best), worst: weights(worst) },
    factor,
  }
}

function graded(
  element: XmlElement,
  left: readonly XmlElement[],
  right: readonly XmlElement[],
  scorer: Scorer,
): Derived | null {
  const options = left.map((one) => ({
    qti: one.attributes.identifier ?? '',
    id: one.attributes['data-petakom-id'] ?? one.attributes.identifier ?? '',
    text: optionText(one),
  }))
  const scale = right.map((one) => ({
    qti: one.attributes.identifier ?? '',
    value: Number(one.attributes['data-petakom-value']),
    label: optionText(one),
  }))
  const values = scale.map(({ value }) => value)
  const rule = element.attributes['data-petakom-rule']
  if (values.some((value) => !Number.isInteger(value)) || (rule !== 'exact' && rule !== 'distance')) return null
  const widest = Math.max(...values) - Math.min(...values)
  const key: Record<string, number> = {}
  for (const { qti, id } of options) {
    const scores = scale.map((step) => scorer.score([[qti, step.qti]]))
    const chosen = values[scores.indexOf(Math.max(...scores))]!
    const expected = (value: number) =>
      rule === 'exact' ? Number(value === chosen) : widest - Math.abs(value - chosen)
    if (values.some((value, place) => scores[place] !== expected(value))) return null
    key[id] = chosen
  }
  return {
    interaction: { type: 'graded', options: bare(options), scale: scale.map(({ value, label }) => ({ value, label })) },
    scoring: { type: 'graded', key, rule },
    factor: 1,
  }
}
