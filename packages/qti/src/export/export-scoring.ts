import { element, escapeText } from './write-xml.ts'

const NAMES = { identifier: 'RESPONSE' }
const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/'
export const template = (name: 'match_correct' | 'map_response'): string =>
  element('qti-response-processing', { template: `${TEMPLATES}${name}.xml` })

export interface Mapped {
  readonly key: string
  readonly points: number
  readonly caseSensitive?: boolean
}

/** The declaration of the response with its key and, where points differ, its mapping. */
export function responseDeclaration(
  cardinality: 'single' | 'multiple' | 'ordered',
  baseType: 'identifier' | 'directedPair' | 'string' | 'float',
  correct: readonly string[],
  mapped: readonly Mapped[] | null = null,
  lowerBound: number | null = null,
): string {
  const values = correct.map((value) => element('qti-value', {}, escapeText(value))).join('')
  const entries = (mapped ?? []).map(({ key, points, caseSensitive }) =>
    element('qti-map-entry', {
      'map-key': key,
      'mapped-value': points,
      'case-sensitive': caseSensitive === undefined ? null : String(caseSensitive),
    }),
  )
  return element(
    'qti-response-declaration',
    { ...NAMES, cardinality, 'base-type': baseType },
    (correct.length > 0 ? element('qti-correct-response', {}, values) : '') +
      (mapped ? element('qti-mapping', { 'default-value': 0, 'lower-bound': lowerBound }, entries.join('')) : ''),
  )
}
const variable = element('qti-variable', NAMES)
const base = (type: string, value: string | number) => element('qti-base-value', { 'base-type': type }, String(value))
const set = (value: string) => element('qti-set-outcome-value', { identifier: 'SCORE' }, value)

/** The first range that holds gives its points: written from the highest down, as the bank takes the highest. */
export function rangeProcessing(ranges: readonly { low: string; high: string; points: number }[]): string {
  const ordered = [...ranges]
    .map((range, place) => ({ ...range, place }))
    .sort((a, b) => b.points - a.points || a.place - b.place)
  const branches = ordered.map(({ low, high, points, place }, index) =>
    element(
      index === 0 ? 'qti-response-if' : 'qti-response-else-if',
      { 'data-petakom-place': place },
      element(
        'qti-and',
        {},
        element('qti-gte', {}, variable + base('float', low)) + element('qti-lte', {}, variable + base('float', high)),
      ) + set(base('float', points)),
    ),
  )
  return element('qti-response-processing', {}, element('qti-response-condition', {}, branches.join('')))
}

/** A point for each two neighbours of the key that stand together. */
export function neighbourProcessing(key: readonly string[]): string {
  const pairs = key
    .slice(1)
    .map((second, place) =>
      element(
        'qti-response-condition',
        {},
        element(
          'qti-response-if',
          {},
          element(
            'qti-contains',
            {},
            variable + element('qti-ordered', {}, base('identifier', key[place]!) + base('identifier', second)),
          ) + set(element('qti-sum', {}, element('qti-variable', { identifier: 'SCORE' }) + base('float', 1))),
        ),
      ),
    )
  return element('qti-response-processing', {}, set(base('float', 0)) + pairs.join(''))
}
