import type { XmlElement } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'

const matchThen = (then: string, otherwise = '') => `<qti-response-condition><qti-response-if>
<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>${then}
</qti-response-if>${otherwise && `<qti-response-else>${otherwise}</qti-response-else>`}</qti-response-condition>`
const set = (identifier: string, expression: string) =>
  `<qti-set-outcome-value identifier="${identifier}">${expression}</qti-set-outcome-value>`
const points = (value: string) => set('SCORE', `<qti-base-value base-type="float">${value}</qti-base-value>`)
const word = (identifier: string, value: string) =>
  set(identifier, `<qti-base-value base-type="identifier">${value}</qti-base-value>`)
const most = set('SCORE', '<qti-variable identifier="MAXSCORE"/>')
const unlessNull = (operator: string) => `<qti-response-condition><qti-response-if>
<qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>${points('0')}</qti-response-if>
<qti-response-else>${set('SCORE', `<${operator} identifier="RESPONSE"/>`)}</qti-response-else></qti-response-condition>`

/** The programs behind the addresses of the standard templates. `FEEDBACK` is left alone where an item declares none. */
const PROGRAMS: Readonly<Record<string, string>> = {
  match_correct: matchThen(points('1'), points('0')),
  map_response: unlessNull('qti-map-response'),
  map_response_point: unlessNull('qti-map-response-point'),
  CC2_match: set('FEEDBACK', '<qti-variable identifier="RESPONSE"/>') + matchThen(most),
  CC2_match_basic: matchThen(most + word('FEEDBACKBASIC', 'correct'), word('FEEDBACKBASIC', 'incorrect')),
  CC2_map_response: `${unlessNull('qti-map-response')}<qti-response-condition><qti-response-if>
<qti-equal tolerance-mode="exact"><qti-variable identifier="MAXSCORE"/><qti-variable identifier="SCORE"/></qti-equal>
${word('FEEDBACK', 'correct')}</qti-response-if><qti-response-else>${word('FEEDBACK', 'incorrect')}</qti-response-else>
</qti-response-condition>`,
}

/** The name in the last part of an address, such as `.../rptemplates/match_correct.xml`. */
export const templateName = (address: string): string => (address.split(/[/\\]/).pop() ?? '').replace(/\.xml$/i, '')

export function standardTemplate(address: string): XmlElement | null {
  const name = templateName(address)
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined
  return program === undefined ? null : parseXml(`<qti-response-processing>${program}</qti-response-processing>`)
}
