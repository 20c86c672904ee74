import type { XmlElement } from '../xml/element.ts'
import type { RemarkCode } from './remarks.ts'

export type Outcome = 'kept' | 'remark' | 'dropped' | 'refused'
export interface Treatment {
  readonly outcome: Outcome
  readonly remark: RemarkCode | null
}
const words = (text: string) => text.split(' ')
const kept: Treatment = { outcome: 'kept', remark: null }

const TABLE = new Map<string, Treatment>()
const put = (names: string, outcome: Outcome, remark: RemarkCode | null) => {
  for (const name of words(names)) TABLE.set(name, { outcome, remark })
}
put('p div br span li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 hr section article label cite q', 'kept', null)
put(
  'b i em strong small big u s tt code kbd samp var sub sup dfn abbr acronym address bdi bdo ruby rb rp rt rtc ins del mark',
  'remark',
  'formatting-lost',
)
put(
  'table caption thead tbody tfoot tr td th col colgroup figure figcaption aside header footer nav main details summary',
  'remark',
  'markup-lost',
)
put('img object audio video source track picture embed param svg', 'remark', 'picture-by-hand')
put('a', 'remark', 'link-lost')
put('qti-modal-feedback qti-feedback-inline qti-feedback-block', 'dropped', 'feedback-dropped')
put('qti-rubric-block', 'dropped', 'rubric-dropped')
put('qti-stylesheet style', 'dropped', 'style-dropped')
put(
  'qti-companion-materials-info qti-calculator qti-rule qti-protractor qti-digital-material qti-physical-material',
  'dropped',
  'materials-dropped',
)
put('qti-catalog-info', 'dropped', 'catalog-dropped')
put('script iframe form input button', 'refused', null)
put('qti-portable-custom-interaction qti-custom-interaction qti-custom-operator', 'refused', null)

const DROPPED_WHOLE = new Set([...TABLE].filter(([, { outcome }]) => outcome === 'dropped').map(([name]) => name))

/** Instructions to the participant, which belong to what is asked. */
export const isForCandidate = ({ name, attributes }: XmlElement): boolean =>
  name === 'qti-rubric-block' && /(^|\s)(candidate|all)(\s|$)/.test(attributes.view ?? '')

/** An element that is dropped with all that is in it. */
export const isDropped = (element: XmlElement): boolean => DROPPED_WHOLE.has(element.name) && !isForCandidate(element)

const KNOWN_QTI =
  /^qti-(assessment-item|assessment-stimulus(-ref)?|stimulus-body|(response|outcome|template|context)-declaration|default-value|correct-response|value|(area-)?mapping|(area-)?map-entry|(match|interpolation)-table(-entry)?|item-body|content-body|prompt|simple-choice|simple-associable-choice|simple-match-set|gap|gap-text|gap-img|associable-hotspot|hotspot-choice|inline-choice|label|hottext|printed-variable|template-(inline|block|processing|condition|if|else-if|else|constraint)|response-(processing|condition|if|else-if|else|processing-fragment)|set-[a-z-]+|exit-(response|template)|lookup-outcome-value|position-object-stage|[a-z-]+-interaction)$/

export function treatmentOf(name: string, isOperator: (name: string) => boolean): Treatment {
  const found = TABLE.get(name)
  if (found) return found
  if (KNOWN_QTI.test(name) || isOperator(name) || /^qti-random/.test(name)) return kept
  return { outcome: 'dropped', remark: 'element-unknown' }
}
