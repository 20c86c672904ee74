import { isElement, type XmlElement } from './element.ts'

const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
/** Elements of QTI 2 that are HTML there and stay so. */
const HTML = new Set(
  'a abbr acronym address article aside audio b bdi bdo big blockquote br caption cite code col colgroup dd details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd label li nav object ol p param pre q rb rp rt rtc ruby samp section small source span strong sub summary sup table tbody td tfoot th thead track tr tt ul var video script iframe style form input button link svg math'.split(
    ' ',
  ),
)

export const isQti2 = (root: XmlElement): boolean =>
  /^(assessmentItem|assessmentTest|assessmentSection|assessmentStimulus)$/.test(root.name)

/** A QTI 2 document under the names of QTI 3, which are the same words in kebab case behind `qti-`. */
export function toQti3Names(element: XmlElement): XmlElement {
  const foreign = element.namespace !== null && /MathML|svg/.test(element.namespace)
  return {
    ...element,
    name:
      foreign || HTML.has(element.name) || element.name.startsWith('qti-')
        ? element.name
        : `qti-${kebab(element.name)}`,
    attributes: foreign
      ? element.attributes
      : Object.fromEntries(Object.entries(element.attributes).map(([name, value]) => [kebab(name), value])),
    children: element.children.map((child) => (isElement(child) ? toQti3Names(child) : child)),
  }
}
