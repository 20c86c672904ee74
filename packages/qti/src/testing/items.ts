import { importItem } from '../import-item.ts'
import { parseXml } from '../xml/parse-xml.ts'

/** An item document around its parts. */
export const itemXml = (declarations: string, body: string, processing: string, attributes = ''): string =>
  `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="butir" title="Butir" ${attributes}>
${declarations}<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body><p>Soal percobaan impor.</p>${body}</qti-item-body>${processing}</qti-assessment-item>`

export const response = (
  cardinality: string,
  baseType: string,
  correct: readonly string[],
  mapping = '',
  identifier = 'RESPONSE',
) =>
  `<qti-response-declaration identifier="${identifier}" cardinality="${cardinality}" base-type="${baseType}">${
    correct.length > 0
      ? `<qti-correct-response>${correct.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-correct-response>`
      : ''
  }${mapping}</qti-response-declaration>`

export const mapping = (entries: Record<string, number>, bounds = '') =>
  `<qti-mapping ${bounds}>${Object.entries(entries)
    .map(([key, value]) => `<qti-map-entry map-key="${key}" mapped-value="${value}"/>`)
    .join('')}</qti-mapping>`

export const template = (name: string) =>
  `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`

export const choices = (ids: readonly string[], most = 1, name = 'qti-choice-interaction') =>
  `<${name} response-identifier="RESPONSE" max-choices="${most}">${ids
    .map((id) => `<qti-simple-choice identifier="${id}">Pilihan ${id}</qti-simple-choice>`)
    .join('')}</${name}>`

export const read = (xml: string) => importItem(parseXml(xml), 'butir.xml')

/** SCORE that an expression over no response gives. */
export function scoreOf(expression: string, declarations = ''): number | null {
  const processing = `<qti-response-processing><qti-set-outcome-value identifier="SCORE">${expression}</qti-set-outcome-value></qti-response-processing>`
  return read(itemXml(response('single', 'identifier', ['A']) + declarations, choices(['A', 'B']), processing)).score
    .correctResponse
}
/** 1 where a condition holds, 0 where it does not or is NULL. */
export function holds(condition: string, declarations = ''): boolean {
  const then =
    '<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>'
  const processing = `<qti-response-processing><qti-response-condition><qti-response-if>${condition}${then}</qti-response-if></qti-response-condition></qti-response-processing>`
  return (
    read(itemXml(response('single', 'identifier', ['A']) + declarations, choices(['A', 'B']), processing)).score
      .correctResponse === 1
  )
}
export const base = (baseType: string, value: string | number) =>
  `<qti-base-value base-type="${baseType}">${value}</qti-base-value>`
