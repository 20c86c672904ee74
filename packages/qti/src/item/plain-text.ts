import { isElement, type XmlElement, type XmlNode } from '../xml/element.ts'
import { isDropped } from './classify.ts'

const BLOCKS = new Set(
  'p div li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 hr section article table caption tr figure figcaption qti-prompt qti-content-body qti-template-block qti-rubric-block'.split(
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
  const tidy = lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
  return release(tidy)
}

const SPACES =
  ' \n\t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
/** White space that `pre` keeps goes through tidying as half of a surrogate pair, which no XML can hold. */
const keep = (text: string): string =>
  text.replace(/\s/g, (space) => String.fromCharCode(0xd800 + SPACES.indexOf(space)))
const release = (text: string): string =>
  text.replace(/[\ud800-\ud819](?![\udc00-\udfff])/g, (held) => SPACES[held.charCodeAt(0) - 0xd800] ?? held)

function rawText(node: XmlNode, replace: (element: XmlElement) => string | null): string {
  if (!isElement(node)) return node.replace(/\s+/g, ' ')
  const replaced = replace(node)
  if (replaced !== null) return replaced
  const { name, attributes } = node
  if (isDropped(node)) return ''
  if (name === 'br') return '\n'
  if (name === 'pre' && node.children.every((child) => !isElement(child))) return `\n${keep(node.children.join(''))}\n`
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
