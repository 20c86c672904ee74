/** Characters that XML 1.0 does not allow have no place in a file and are left out. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

export const escapeText = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')
const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')

export type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** One element; attributes that are null or undefined are not written, and `inner` is XML already. */
export function element(name: string, attributes: Attributes, inner: string | null = null): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
    )
    .join('')
  return inner === null ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

/** Words as they read back: plain where white space is single blanks, else kept as they stand. */
export const words = (text: string): string =>
  /^\S+( \S+)*$/.test(text) ? escapeText(text) : element('pre', {}, escapeText(text))

/** Lines as paragraphs where they read back as they are, else kept as they stand. */
export const paragraphs = (text: string): string =>
  text.split('\n').every((line) => /^\S+( \S+)*$/.test(line))
    ? text
        .split('\n')
        .map((line) => element('p', {}, escapeText(line)))
        .join('')
    : element('pre', {}, escapeText(text))
