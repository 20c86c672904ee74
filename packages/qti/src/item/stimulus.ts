import type { BankStimulus } from '../bank/types.ts'
import { childNamed, childrenNamed, elementsOf, isElement, walk, type XmlElement } from '../xml/element.ts'
import { plainText } from './plain-text.ts'
import { type QtiItem, reportElements } from './read-item.ts'
import type { Remarks } from './remarks.ts'

/** What stands beside the item: a table where the stimulus is one table with a caption and a heading, else its words. */
export function stimulusOf(
  item: QtiItem,
  remarks: Remarks,
  files: (href: string) => XmlElement | null,
): BankStimulus | null {
  const bodies = childrenNamed(item.root, 'qti-assessment-stimulus-ref').flatMap(({ attributes }) => {
    const found = files(attributes.href ?? '')
    const body = found ? childNamed(found, 'qti-stimulus-body') : undefined
    if (!found || !body) {
      remarks.add('stimulus-missing', attributes.href ?? '?')
      return []
    }
    return [{ found, body }]
  })
  const [only, another] = bodies
  const table = only && !another ? tableOf(only.body) : null
  if (table) return table
  for (const { found } of bodies) reportElements(found, remarks)
  const text = bodies
    .map(({ body }) => plainText(body.children))
    .join('\n\n')
    .slice(0, 20_000)
  return text === '' ? null : { kind: 'text', text }
}

function tableOf(body: XmlElement): BankStimulus | null {
  const isOnly =
    body.children.every((child) => isElement(child) || child.trim() === '') && elementsOf(body).length === 1
  const table = isOnly ? childNamed(body, 'table') : undefined
  const caption = table ? childNamed(table, 'caption') : undefined
  if (!table || !caption) return null
  const lines = [...walk(table)].filter(({ name }) => name === 'tr').map(elementsOf)
  const [head, ...rows] = lines
  if (!head || head.length === 0 || head.length > 12 || rows.length > 100) return null
  if (head.some(({ name }) => name !== 'th') || rows.some((row) => row.length !== head.length)) return null
  if (lines.flat().some(({ attributes }) => attributes.colspan !== undefined || attributes.rowspan !== undefined))
    return null
  const text = (element: XmlElement) => plainText(element.children)
  const columns = head.map(text)
  const held = { kind: 'table' as const, caption: text(caption), columns, rows: rows.map((row) => row.map(cellOf)) }
  const isShort = (most: number) => (value: string) => value !== '' && value.length <= most
  return isShort(200)(held.caption) && columns.every(isShort(100)) ? held : null
}

function cellOf(element: XmlElement): string | number {
  const number = element.attributes['data-petakom-number']
  if (number !== undefined && number.trim() !== '' && Number.isFinite(Number(number))) return Number(number)
  return plainText(element.children).slice(0, 500)
}
