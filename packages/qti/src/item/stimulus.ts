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
  pathOf: PathOf,
): BankStimulus | null {
  const bodies = childrenNamed(item.root, 'qti-assessment-stimulus-ref').flatMap(({ attributes }) => {
    const found = files(attributes.href ?? '')
    const body = found ? childNamed(found, 'qti-stimulus-body') : undefined
    if (!found || !body) {
      remarks.add('stimulus-missing', attributes.href ?? '?')
      return []
    }
    return [{ found, body, href: attributes.href ?? '' }]
  })
  const [only, another] = bodies
  const whole = only && !another ? (tableOf(only.body) ?? mediaOf(only, pathOf)) : null
  if (whole) return whole
  if (bodies.length === 0) return bodyPicture(item, remarks, pathOf)
  for (const { found } of bodies) reportElements(found, remarks)
  const text = bodies
    .map(({ body }) => plainText(body.children))
    .join('\n\n')
    .slice(0, 20_000)
  return text === '' ? null : { kind: 'text', text }
}

/** The one picture of the body that says what it shows stands beside the item; its words stay where it stood. */
function bodyPicture(item: QtiItem, remarks: Remarks, pathOf: PathOf): BankStimulus | null {
  const pictures = [...walk(item.body)].filter(({ name }) => /^(img|object|audio|video|svg|picture|embed)$/.test(name))
  const [picture, another] = pictures
  const isInside = item.interactions.some((one) => [...walk(one)].some((element) => element === picture))
  const alt = (picture?.attributes.alt ?? '').trim()
  if (!picture || another || isInside || picture.name !== 'img' || alt === '' || alt.length > 2000) return null
  const mediaId = pathOf('', picture.attributes.src ?? '')
  if (mediaId === null || !/\.(png|jpe?g|webp)$/i.test(mediaId)) return null
  remarks.drop('picture-by-hand', 'img')
  remarks.add('picture-moved', mediaId)
  return { kind: 'figure', mediaId, alt, caption: null }
}

/** Path in the package of `href` seen from the file that the item names by `from`, null where there is no such file. */
export type PathOf = (from: string, href: string) => string | null

/** A picture that says what it shows, or a sound with its transcript, as Petakom writes them and others do too. */
function mediaOf({ body, href }: { body: XmlElement; href: string }, pathOf: PathOf): BankStimulus | null {
  const [figure, more] = elementsOf(body)
  if (!figure || more || body.children.some((child) => !isElement(child) && child.trim() !== '')) return null
  const [media, beside, third] = figure.name === 'figure' ? elementsOf(figure) : [figure]
  const mediaId = media ? pathOf(href, media.attributes.src ?? media.attributes.data ?? '') : null
  if (!media || mediaId === null || third) return null
  const words = beside ? plainText(beside.children) : ''
  if (media.name === 'img') {
    const alt = (media.attributes.alt ?? '').trim()
    const isCaption = beside === undefined || beside.name === 'figcaption'
    if (alt === '' || alt.length > 2000 || !isCaption) return null
    return { kind: 'figure', mediaId, alt, caption: words === '' ? null : words.slice(0, 500) }
  }
  if (media.name !== 'audio' || words === '') return null
  const plays = Number(figure.attributes['data-petakom-plays'] ?? Number.NaN)
  return { kind: 'audio', mediaId, transcript: words, mostPlays: Number.isInteger(plays) && plays > 0 ? plays : null }
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
