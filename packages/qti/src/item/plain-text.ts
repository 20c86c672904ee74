import { isElement, type XmlElement, type XmlNode } from '../xml/element.ts'
import { DROPPED_WHOLE } from './classify.ts'

const BLOCKS = new Set(
  'p div li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 hr section article table caption tr figure figcaption qti-prompt qti-content-body qti-template-block'.split(
    ' ',
  ),
)
const PICTURES = new Set(['img', 'object', 'audio', 'video', 'svg'])

/** The words of an element for the bank: blocks on their own lines, pictures by what they say of themselves. */
export function plainText(
  nodes: readonly XmlNode[],
  replace: (element: XmlElement) => string | null = () => null,
): string {
  const text = nodes.map((node) => rawText(node, replace)).join('')
  const lines = text.split('\n').map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function rawText(node: XmlNode, replace: (element: XmlElement) => string | null): string {
  if (!isElement(node)) return node.replace(/\s+/g, ' ')
  const replaced = replace(node)
  if (replaced !== null) return replaced
  const { name, attributes } = node
  if (DROPPED_WHOLE.has(name)) return ''
  if (name === 'br') return '\n'
  if (PICTURES.has(name)) return pictureText(node)
  if (name === 'math' && attributes.alttext) return attributes.alttext
  const inner = node.children.map((child) => rawText(child, replace)).join('')
  if (name === 'sup') return inner.trim() === '' ? '' : `^${inner.trim()}`
  if (name === 'sub') return inner.trim() === '' ? '' : `_${inner.trim()}`
  if (name === 'td' || name === 'th') return `${inner} | `
  return BLOCKS.has(name) ? `\n${inner}\n` : inner
}

export function pictureText(element: XmlElement): string {
  const { alt, 'aria-label': label, role } = element.attributes
  if (alt === '' || role === 'presentation') return ''
  const said = (alt ?? label ?? plainText(element.children)).trim()
  return said === '' ? '' : `[${said}]`
}

/** A picture that carries something and says nothing of itself. */
export const isSilentPicture = (element: XmlElement): boolean =>
  PICTURES.has(element.name) &&
  element.attributes.alt !== '' &&
  element.attributes.role !== 'presentation' &&
  pictureText(element) === ''
