import { plainText } from '../item/plain-text.ts'
import type { QtiItem } from '../item/read-item.ts'
import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { childrenNamed, isElement, walk, type XmlElement, type XmlNode } from '../xml/element.ts'
import { deriveSet, deriveSingle } from './derive-choice.ts'
import { deriveMatch } from './derive-match.ts'
import { deriveNumber } from './derive-number.ts'
import { deriveOrder } from './derive-order.ts'
import { derivePetakomPairs } from './derive-petakom-pairs.ts'
import { deriveText } from './derive-text.ts'
import { count, namedOptions, optionText } from './options.ts'
import type { Scorer } from './scorer.ts'
import type { Derived } from './types.ts'

type Derive = (element: XmlElement, scorer: Scorer, remarks: Remarks, item: QtiItem, processing: XmlElement) => Derived

const isMultiple = ({ declaration }: Scorer) => declaration.cardinality !== 'single'
const need = (holds: boolean, scorer: Scorer) => {
  if (!holds) throw new Refusal('response-undeclared', scorer.declaration.identifier)
}
const isText = ({ declaration }: Scorer) => declaration.baseType === 'string' || declaration.baseType === 'identifier'
const limits = (element: XmlElement, choices: number, otherwise: number): [number, number] => {
  const most = count(element, 'max-choices', otherwise)
  return [count(element, 'min-choices', 0), most === 0 ? choices : Math.min(most, choices)]
}

export const DERIVE: Readonly<Record<string, Derive>> = {
  'qti-choice-interaction': (element, scorer, remarks) => {
    need(isText(scorer), scorer)
    const options = namedOptions(childrenNamed(element, 'qti-simple-choice'), remarks)
    if (!isMultiple(scorer)) return deriveSingle(options, scorer, remarks)
    const [least, most] = limits(element, options.length, 1)
    return deriveSet(options, [least, most], scorer, remarks, {
      type: 'choices',
      interaction: { type: 'choices', options: options.map(({ id, text }) => ({ id, text })), least, most },
      rule: element.attributes['data-petakom-rule'],
    })
  },
  'qti-inline-choice-interaction': (element, scorer, remarks) => {
    need(isText(scorer) && !isMultiple(scorer), scorer)
    return deriveSingle(namedOptions(childrenNamed(element, 'qti-inline-choice'), remarks), scorer, remarks)
  },
  'qti-hottext-interaction': (element, scorer, remarks) => {
    need(isText(scorer), scorer)
    const options = namedOptions(
      [...walk(element)].filter(({ name }) => name === 'qti-hottext'),
      remarks,
    )
    const [least, most] = isMultiple(scorer) ? limits(element, options.length, 1) : [0, 1]
    const segments = hotSegments(element, (id) => options.find(({ qti }) => qti === id)!)
    return deriveSet(options, [least, most], scorer, remarks, {
      type: 'hot-text',
      interaction: { type: 'hot-text', segments, least, most },
      rule: element.attributes['data-petakom-rule'],
    })
  },
  'qti-order-interaction': (element, scorer, remarks) => {
    need(scorer.declaration.cardinality === 'ordered', scorer)
    const options = namedOptions(childrenNamed(element, 'qti-simple-choice'), remarks)
    const { 'max-choices': most, 'min-choices': least } = element.attributes
    const isPart = [most, least].some(
      (limit) => limit !== undefined && Number(limit) > 0 && Number(limit) < options.length,
    )
    if (isPart) remarks.add('answer-limit', 'max-choices')
    const said = options.length === 2 ? element.attributes['data-petakom-rule'] : undefined
    return deriveOrder(options, scorer, remarks, said)
  },
  'qti-match-interaction': (element, scorer, remarks) => {
    need(scorer.declaration.baseType === 'directedPair', scorer)
    const own = derivePetakomPairs(element, scorer, remarks)
    if (own) return own
    const [one, other] = childrenNamed(element, 'qti-simple-match-set').map((set) =>
      childrenNamed(set, 'qti-simple-associable-choice'),
    )
    if (!one || !other || one.length === 0 || other.length === 0)
      throw new Refusal('content-empty', '<qti-simple-match-set>')
    const isOnce = (elements: readonly XmlElement[]) => elements.every((choice) => count(choice, 'match-max', 1) === 1)
    const swap = !isOnce(one) && isOnce(other)
    if (!isOnce(one) && !isOnce(other)) remarks.add('answer-limit', 'match-max')
    const [left, right] = swap ? [other, one] : [one, other]
    return deriveMatch(
      {
        left: namedOptions(left, remarks),
        right: namedOptions(right, remarks),
        mostPerRight: mostOf(right, left.length, remarks),
        pair: (l, r) => (swap ? [r, l] : [l, r]),
      },
      scorer,
      remarks,
    )
  },
  'qti-gap-match-interaction': (element, scorer, remarks) => {
    need(scorer.declaration.baseType === 'directedPair', scorer)
    const gaps = [...walk(element)].filter(({ name }) => name === 'qti-gap')
    const texts = [...walk(element)].filter(({ name }) => name === 'qti-gap-text' || name === 'qti-gap-img')
    const places = new Map(gaps.map((gap, place) => [gap, `(${place + 1})`]))
    return deriveMatch(
      {
        left: namedOptions(gaps, remarks, (gap) => places.get(gap)!),
        right: namedOptions(texts, remarks),
        mostPerRight: mostOf(texts, gaps.length, remarks),
        pair: (gap, text) => [text, gap],
      },
      scorer,
      remarks,
    )
  },
  'qti-text-entry-interaction': (element, scorer, remarks, _, processing) => {
    const { baseType, cardinality } = scorer.declaration
    need(cardinality === 'single', scorer)
    if (baseType === 'integer' || baseType === 'float') return deriveNumber(element, processing, scorer, remarks)
    need(baseType === 'string', scorer)
    return deriveText(element, processing, scorer, remarks)
  },
  'qti-slider-interaction': (element, scorer, remarks, _, processing) => {
    need(/^(integer|float)$/.test(scorer.declaration.baseType ?? '') && !isMultiple(scorer), scorer)
    remarks.add('answer-limit', 'lower-bound, upper-bound, step')
    return deriveNumber(element, processing, scorer, remarks)
  },
}

function mostOf(right: readonly XmlElement[], lefts: number, remarks: Remarks): number {
  const limits = right.map((choice) => count(choice, 'match-max', 1) || lefts)
  if (new Set(limits).size > 1) remarks.add('answer-limit', 'match-max')
  return Math.max(...limits, 1)
}

function hotSegments(element: XmlElement, optionOf: (id: string) => { id: string; text: string }) {
  const segments: ({ text: string } | { id: string; text: string })[] = []
  const add = (text: string) => {
    const last = segments.at(-1)
    if (last && !('id' in last)) last.text += text
    else if (text !== '') segments.push({ text })
  }
  const visit = (node: XmlNode, kept: boolean): void => {
    if (!isElement(node)) {
      add(kept ? node : node.replace(/\s+/g, ' '))
      return
    }
    if (node.name === 'qti-prompt') return
    if (node.name === 'qti-hottext') {
      const { id } = optionOf(node.attributes.identifier ?? '')
      return void segments.push({ id, text: optionText(node) })
    }
    if (node.name === 'br') {
      add('\n')
      return
    }
    for (const child of node.children) visit(child, kept || node.name === 'pre')
    if (/^(p|div|li|blockquote|h[1-6])$/.test(node.name)) add('\n')
  }
  for (const child of element.children) visit(child, false)
  const isBlank = (place: number) => {
    const segment = segments[place]
    return segment !== undefined && !('id' in segment) && segment.text.trim() === ''
  }
  const isWrittenByUs = element.attributes['data-petakom-rule'] !== undefined
  while (!isWrittenByUs && isBlank(0)) segments.shift()
  while (!isWrittenByUs && isBlank(segments.length - 1)) segments.pop()
  return segments
}

/** A text that assessors rate: its most points from MAXSCORE or the normal maximum, its rubric from the scorer's block. */
export function deriveLongText(item: QtiItem, interaction: XmlElement, remarks: Remarks): Derived {
  const blocks = [...walk(item.root)].filter(
    ({ name, attributes }) => name === 'qti-rubric-block' && /scorer/.test(attributes.view ?? ''),
  )
  const rubric = blocks.map((block) => plainText(block.children)).join('\n')
  const max = item.declarations.get('MAXSCORE')?.defaultValue
  const declared =
    max && max.cardinality !== 'record' ? Number(max.items[0]) : item.declarations.get('SCORE')?.normalMaximum
  const most = declared && Number.isInteger(declared) && declared >= 1 && declared <= 20 ? declared : 1
  if (rubric.length < 10 || declared !== most) remarks.add('rubric-needed')
  const text = rubric.length >= 10 ? rubric.slice(0, 8000) : 'Rubrik belum diisi: lengkapi sebelum butir dipakai.'
  return {
    interaction: { type: 'long-text', mostWords: Math.min(2000, count(interaction, 'data-petakom-words', 500) || 500) },
    scoring: { type: 'long-text', rubric: text, most },
    factor: 1,
  }
}

/** The words before and around the interaction, with its place marked where it stands in the text. */
export function stemOf(item: QtiItem, interaction: XmlElement): string {
  let gap = 0
  return plainText(item.body.children, (element) => {
    if (element.name === 'qti-printed-variable') {
      const value = item.templateValues.get(element.attributes.identifier ?? '') ?? null
      return value && value.cardinality !== 'record' ? value.items.join(', ') : ''
    }
    if (element.name === 'qti-gap') return `___(${++gap})___`
    if (element.name === 'qti-gap-text' || element.name === 'qti-gap-img') return ''
    if (element !== interaction) return null
    if (/inline-choice|text-entry/.test(element.name))
      return element.attributes['data-petakom-place'] === 'after' ? '' : ' _____ '
    if (element.name === 'qti-gap-match-interaction') return null
    return `\n${childrenNamed(element, 'qti-prompt')
      .map((prompt) => plainText(prompt.children))
      .join('\n')}\n`
  })
}
