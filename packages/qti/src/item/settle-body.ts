import type { Value } from '../value/value.ts'
import { isElement, type XmlElement, type XmlNode } from '../xml/element.ts'
import type { Declaration } from './declarations.ts'

const shown = (value: Value): string => (value && value.cardinality !== 'record' ? value.items.join(', ') : '')

/**
 * The body as it stands once template variables have their values: what they hide is gone, what they print is text, in
 * formulas too. Without template variables it is the body as it was.
 */
export function settleBody(
  body: XmlElement,
  declarations: ReadonlyMap<string, Declaration>,
  values: ReadonlyMap<string, Value>,
): XmlElement {
  if (values.size === 0) return body
  const isHidden = ({ attributes }: XmlElement): boolean => {
    const { 'template-identifier': name, identifier, 'show-hide': mode } = attributes
    if (name === undefined || !values.has(name)) return false
    const value = values.get(name) ?? null
    const holds = value !== null && value.cardinality !== 'record' && value.items.includes(identifier ?? '')
    return mode === 'hide' ? holds : !holds
  }
  const settle = (node: XmlNode): XmlNode[] => {
    if (!isElement(node)) return [node]
    if (isHidden(node)) return []
    const named = node.name === 'qti-printed-variable' ? node.attributes.identifier : undefined
    if (named !== undefined && values.has(named)) return [shown(values.get(named) ?? null)]
    const word = node.children.length === 1 && typeof node.children[0] === 'string' ? node.children[0].trim() : ''
    if (/^(mi|ci)$/.test(node.name) && declarations.get(word)?.isMath && values.has(word))
      return [{ ...node, children: [shown(values.get(word) ?? null)] }]
    return [{ ...node, children: node.children.flatMap(settle) }]
  }
  return { ...body, children: body.children.flatMap(settle) }
}
