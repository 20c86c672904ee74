import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf } from '../value/value.ts'
import { textOf, walk, type XmlElement } from '../xml/element.ts'
import { noteEdges } from './derive-choice.ts'
import { points, type Scorer, wholeFactor } from './scorer.ts'
import type { Derived } from './types.ts'

/** Texts and numbers that an item names anywhere: its key, its mapping, the values in its processing. */
export function namedValues(scorer: Scorer, processing: XmlElement, types: RegExp): string[] {
  const keys = scorer.declaration.mapping?.entries.map(({ key }) => String(key)) ?? []
  const bases = [...walk(processing)]
    .filter(({ name, attributes }) => name === 'qti-base-value' && types.test(attributes['base-type'] ?? ''))
    .map(textOf)
  return [...new Set([...keys, ...itemsOf(scorer.correct).map(String), ...bases])]
}

export function deriveText(element: XmlElement, processing: XmlElement, scorer: Scorer, remarks: Remarks): Derived {
  const texts = namedValues(scorer, processing, /^(string|identifier)$/)
  const own = Number(element.attributes['data-petakom-most'])
  const isOwn = Number.isInteger(own) && own >= 1 && own <= 500
  const scores = texts.map((text) => scorer.score([text]))
  noteEdges(scores, scorer, remarks)
  if ([...walk(processing)].some(({ name }) => name === 'qti-pattern-match')) remarks.add('pattern-lost')
  if ([...walk(processing)].some(({ name, attributes }) => name === 'qti-substring' || attributes.substring === 'true'))
    remarks.add('scoring-differs', 'short-text: potongan teks')
  const factor = wholeFactor(scores, remarks)
  const accepted = texts.flatMap((text, place) =>
    scores[place]! > 0 || isOwn ? [{ text: text.trim(), points: points(scores[place]!, factor) }] : [],
  )
  const other = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase())
  const lettered = accepted.filter(({ text }) => other(text) !== text)
  const insensitive = lettered.filter(
    ({ text, points: worth }) => points(scorer.score([other(text)]), factor) === worth,
  )
  const entries = scorer.declaration.mapping?.entries ?? []
  const caseSensitive = isOwn ? entries.every((entry) => entry.caseSensitive) : insensitive.length < lettered.length
  if (caseSensitive && insensitive.length > 0) remarks.add('scoring-differs', 'short-text: besar kecil huruf')
  remarks.add('text-compared')
  if (accepted.length > 50) throw new Refusal('scoring-inexpressible', 'lebih dari 50 jawaban')
  const longest = Math.max(
    ...accepted.map(({ text }) => text.length),
    Number(element.attributes['expected-length']) || 0,
  )
  return {
    interaction: { type: 'short-text', most: isOwn ? own : Math.min(500, Math.max(50, longest * 2)) },
    scoring: { type: 'short-text', accepted, caseSensitive },
    factor,
  }
}
