import { isSilentPicture, plainText } from '../item/plain-text.ts'
import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { walk, type XmlElement } from '../xml/element.ts'
import type { BankOption } from './types.ts'

export interface NamedOption extends BankOption {
  readonly qti: string
}

/** Options under ids that the bank takes: their own, or A, B, C where one of them does not fit. @throws Refusal */
export function namedOptions(elements: readonly XmlElement[], remarks: Remarks, text = optionText): NamedOption[] {
  const ids = elements.map(({ attributes }) => attributes.identifier ?? '')
  if (new Set(ids).size < ids.length || ids.includes('')) throw new Refusal('identifier-duplicate', ids.join(' '))
  const own = elements.map(({ attributes }) => attributes['data-petakom-id'] ?? attributes.identifier ?? '')
  const isOwn = new Set(own).size === own.length && own.every((id) => /^[A-Za-z0-9_-]{1,20}$/.test(id))
  if (isOwn && own.every((id) => id !== '__proto__'))
    return elements.map((element, place) => ({ qti: ids[place]!, id: own[place]!, text: text(element) }))
  const fits = ids.every((id) => /^[A-Za-z0-9_-]{1,20}$/.test(id) && id !== '__proto__')
  if (!fits) remarks.add('identifiers-changed')
  return elements.map((element, place) => ({
    qti: ids[place]!,
    id: fits ? ids[place]! : place < 26 ? String.fromCharCode(65 + place) : `O${place + 1}`,
    text: text(element),
  }))
}

export function optionText(element: XmlElement): string {
  const silent = [...walk(element)].find(isSilentPicture)
  const text = plainText(element.children)
  if (text === '' && silent) throw new Refusal('picture-needed', `<${silent.name}> baris ${silent.line}`)
  if (text === '') throw new Refusal('content-empty', `<${element.name}> baris ${element.line}`)
  if (text.length > 1000) throw new Refusal('scoring-inexpressible', 'pilihan lebih dari 1.000 huruf')
  return text
}
export const bare = (options: readonly NamedOption[]): BankOption[] => options.map(({ id, text }) => ({ id, text }))
export const count = (element: XmlElement, name: string, otherwise: number): number => {
  const value = Number(element.attributes[name])
  return element.attributes[name] === undefined || !Number.isInteger(value) || value < 0 ? otherwise : value
}
