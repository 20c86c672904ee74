import { Refusal } from '../refusal.ts'
import { bool } from '../value/value.ts'
import type { Operator } from './evaluate.ts'
import { flag, textIn } from './operands.ts'

const folded = (text: string, caseSensitive: boolean) => (caseSensitive ? text : text.toLowerCase())

/** A repeated group that itself repeats or chooses may take exponential time; each open repetition multiplies by the length. */
function isCostly(pattern: string, value: string): boolean {
  const open = pattern.match(/[*+]|\{\d+,\}/g)?.length ?? 0
  const isNested = /\([^()]*(?:[*+?|]|\{\d+,)[^()]*\)\s*[*+{]|\)\s*\)\s*[*+{]/.test(pattern)
  const isLarge = [...pattern.matchAll(/\{(\d*),?(\d*)\}/g)].some(
    ([, one, other]) => Number(one) > 1000 || Number(other) > 1000,
  )
  return pattern.length > 500 || value.length > 2000 || isNested || isLarge || value.length ** open > 1e7
}

export const TEXTS: Readonly<Record<string, Operator>> = {
  'qti-string-match': (element, [one, other]) => {
    const [a, b] = [textIn(one), textIn(other)]
    if (a === null || b === null) return null
    const caseSensitive = flag(element, 'case-sensitive', true)
    const [x, y] = [folded(a, caseSensitive), folded(b, caseSensitive)]
    return bool(flag(element, 'substring', false) ? x.includes(y) : x === y)
  },
  'qti-substring': (element, [one, other]) => {
    const [a, b] = [textIn(one), textIn(other)]
    if (a === null || b === null) return null
    const caseSensitive = flag(element, 'case-sensitive', true)
    return bool(folded(b, caseSensitive).includes(folded(a, caseSensitive)))
  },
  'qti-pattern-match': (element, [operand], context) => {
    const value = textIn(operand)
    const named = /^\{(.*)\}$/.exec(element.attributes.pattern ?? '')?.[1]
    const pattern =
      named !== undefined && context.values.has(named) ? textIn(context.value(named)) : element.attributes.pattern
    if (value === null || pattern === null || pattern === undefined) return null
    if (isCostly(pattern, value)) throw new Refusal('processing-unsupported', 'pattern yang terlalu mahal dihitung')
    try {
      return bool(
        new RegExp(`^(?:${pattern.replace(/\\i/g, '[\\p{L}_:]').replace(/\\c/g, '[\\p{L}\\p{N}_:.-]')})$`, 'su').test(
          value,
        ),
      )
    } catch {
      throw new Refusal('processing-unsupported', `pattern ${pattern}`)
    }
  },
}
