import type { BankInteraction, BankOption, BankScoring } from '../bank/types.ts'
import { idAttributes, qtiId } from './export-ids.ts'
import {
  responseDeclaration as declare,
  type Mapped,
  neighbourProcessing,
  rangeProcessing,
  template,
} from './export-scoring.ts'
import { type Attributes, element, escapeText, words } from './write-xml.ts'

export interface Written {
  readonly declaration: string
  readonly interaction: string
  /** Empty where a person scores. */
  readonly processing: string
}
type Of<K extends string> = Extract<BankInteraction, { type: K }>
type Key<K extends string> = Extract<BankScoring, { type: K }>
const RESPONSE = { 'response-identifier': 'RESPONSE' }

const choicesOf = (options: readonly BankOption[], name = 'qti-simple-choice', side: '' | 'L' | 'R' = '', more = {}) =>
  options.map((option) => element(name, { ...idAttributes(side, option), ...more }, words(option.text))).join('')
const mapped = (weights: Readonly<Record<string, number>>): Mapped[] =>
  Object.entries(weights).map(([id, points]) => ({ key: qtiId('', id), points }))
const highest = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).reduce((best, one) => (one[1] > best[1] ? one : best))[0]

/** @throws RangeError where interaction and scoring are of different kinds. */
export function exportInteraction(interaction: BankInteraction, scoring: BankScoring): Written {
  if (interaction.type !== scoring.type) throw new RangeError(`${interaction.type} scored as ${scoring.type}`)
  return WRITERS[interaction.type](interaction as never, scoring as never)
}

const WRITERS: { readonly [K in BankInteraction['type']]: (interaction: Of<K>, scoring: Key<K>) => Written } = {
  choice: ({ options }, { weights }) => ({
    declaration: declare('single', 'identifier', [qtiId('', highest(weights))], mapped(weights)),
    interaction: element('qti-choice-interaction', { ...RESPONSE, 'max-choices': 1 }, choicesOf(options)),
    processing: template('map_response'),
  }),
  choices: ({ options, least, most }, scoring) => ({
    ...set(scoring, most),
    interaction: element(
      'qti-choice-interaction',
      { ...RESPONSE, 'min-choices': least, 'max-choices': most, 'data-petakom-rule': scoring.rule },
      choicesOf(options),
    ),
  }),
  'hot-text': ({ segments, least, most }, scoring) => ({
    ...set(scoring, most),
    interaction: element(
      'qti-hottext-interaction',
      { ...RESPONSE, 'min-choices': least, 'max-choices': most, 'data-petakom-rule': scoring.rule },
      element(
        'pre',
        {},
        segments.map((one) => ('id' in one ? choicesOf([one], 'qti-hottext') : escapeText(one.text))).join(''),
      ),
    ),
  }),
  order: ({ options }, { key, rule }) => {
    const ids = key.map((id) => qtiId('', id))
    return {
      declaration: declare('ordered', 'identifier', ids),
      interaction: element('qti-order-interaction', { ...RESPONSE, 'data-petakom-rule': rule }, choicesOf(options)),
      processing: rule === 'exact' ? template('match_correct') : neighbourProcessing(ids),
    }
  },
  match: ({ left, right, mostPerRight }, { pairs }) =>
    pairing(
      choicesOf(left, 'qti-simple-associable-choice', 'L', { 'match-max': 1 }),
      choicesOf(right, 'qti-simple-associable-choice', 'R', { 'match-max': mostPerRight }),
      left.length,
      pairs.map(([l, r, points]) => ({ left: qtiId('L', l), right: qtiId('R', r), points })),
    ),
  'best-worst': ({ options }, { best, worst }) =>
    pairing(
      ['BEST', 'WORST']
        .map((id) => element('qti-simple-associable-choice', { identifier: id, 'match-max': 1 }, id))
        .join(''),
      choicesOf(options, 'qti-simple-associable-choice', 'R', { 'match-max': 1 }),
      2,
      [
        ...options.map(({ id }) => ({ left: 'BEST', right: qtiId('R', id), points: best[id]! })),
        ...options.map(({ id }) => ({ left: 'WORST', right: qtiId('R', id), points: worst[id]! })),
      ],
      { 'data-petakom-kind': 'best-worst' },
    ),
  graded: ({ options, scale }, { key, rule }) => {
    const values = scale.map(({ value }) => value)
    const widest = Math.max(...values) - Math.min(...values)
    const points = (id: string, value: number) =>
      rule === 'exact' ? Number(value === key[id]) : widest - Math.abs(value - key[id]!)
    return pairing(
      choicesOf(options, 'qti-simple-associable-choice', 'L', { 'match-max': 1 }),
      scale
        .map(({ value, label }) =>
          element(
            'qti-simple-associable-choice',
            { identifier: qtiId('V', String(value)), 'match-max': options.length, 'data-petakom-value': value },
            words(label),
          ),
        )
        .join(''),
      options.length,
      options.flatMap(({ id }) =>
        values.map((value) => ({ left: qtiId('L', id), right: qtiId('V', String(value)), points: points(id, value) })),
      ),
      { 'data-petakom-kind': 'graded', 'data-petakom-rule': rule },
    )
  },
  numeric: ({ unit, decimals }, { ranges }) => ({
    declaration: declare('single', 'float', [[...ranges].sort((a, b) => b.points - a.points)[0]!.low]),
    interaction: entry({ 'data-petakom-decimals': decimals, 'data-petakom-unit': unit }),
    processing: rangeProcessing(ranges),
  }),
  'short-text': ({ most }, { accepted, caseSensitive }) => ({
    declaration: declare(
      'single',
      'string',
      [[...accepted].sort((a, b) => b.points - a.points)[0]!.text],
      accepted.map(({ text, points }) => ({ key: text, points, caseSensitive })),
    ),
    interaction: entry({ 'expected-length': most, 'data-petakom-most': most }),
    processing: template('map_response'),
  }),
  'long-text': ({ mostWords }) => ({
    declaration: declare('single', 'string', []),
    interaction: element('qti-extended-text-interaction', { ...RESPONSE, 'data-petakom-words': mostWords }),
    processing: '',
  }),
}

const entry = (attributes: Attributes) =>
  element('p', {}, element('qti-text-entry-interaction', { ...RESPONSE, 'data-petakom-place': 'after', ...attributes }))

function set({ weights, rule }: Key<'choices'> | Key<'hot-text'>, most: number): Omit<Written, 'interaction'> {
  const good = Object.entries(weights)
    .filter(([, points]) => points > 0)
    .map(([id]) => qtiId('', id))
  if (rule === 'all-or-nothing')
    return { declaration: declare('multiple', 'identifier', good), processing: template('match_correct') }
  const values = Object.values(weights)
  // The bank floors a sum at 0. Under that floor a weight lower than the best one's opposite cannot be told apart.
  const floored = most > 1 && Math.min(...values) >= -Math.max(...values)
  return {
    declaration: declare('multiple', 'identifier', good, mapped(weights), floored ? 0 : null),
    processing: template('map_response'),
  }
}

function pairing(
  left: string,
  right: string,
  most: number,
  pairs: readonly { left: string; right: string; points: number }[],
  more: Attributes = {},
): Written {
  const best = new Map<string, { left: string; right: string; points: number }>()
  for (const pair of pairs) if (pair.points > (best.get(pair.left)?.points ?? 0)) best.set(pair.left, pair)
  return {
    declaration: declare(
      'multiple',
      'directedPair',
      [...best.values()].map((pair) => `${pair.left} ${pair.right}`),
      pairs.map((pair) => ({ key: `${pair.left} ${pair.right}`, points: pair.points })),
    ),
    interaction: element(
      'qti-match-interaction',
      { ...RESPONSE, 'max-associations': most, ...more },
      element('qti-simple-match-set', {}, left) + element('qti-simple-match-set', {}, right),
    ),
    processing: template('map_response'),
  }
}
