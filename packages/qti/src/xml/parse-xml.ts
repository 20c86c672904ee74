import { Refusal } from '../refusal.ts'
import { decodeEntities, XML_CHARACTERS } from './decode-entities.ts'
import type { XmlElement, XmlNode } from './element.ts'

const MOST_DEPTH = 200
const MOST_LENGTH = 10_000_000
/** An element costs some hundred bytes of memory: ten megabytes of empty ones would be a gigabyte and a half. */
const MOST_ELEMENTS = 200_000
const NAME = /[\p{L}_:][\p{L}\p{N}_:.\u00b7-]*/uy
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{N}_:.\u00b7-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy

interface Open {
  readonly tag: string
  readonly name: string
  readonly namespace: string | null
  readonly attributes: Record<string, string>
  readonly children: XmlNode[]
  readonly line: number
  readonly spaces: ReadonlyMap<string, string>
}

/**
 * Reads a document that declares nothing of its own: a DOCTYPE is refused before anything else is read, so no entity can
 * be defined, fetched or multiplied.
 * @throws Refusal
 */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (text.length > MOST_LENGTH) throw new Refusal('xml-too-large')
  const open: Open[] = []
  let root: XmlElement | undefined
  let at = 0
  let line = 1
  let counted = 0
  let elements = 0
  const lineAt = (place: number): number => {
    for (; counted < place; counted++) if (text.charCodeAt(counted) === 10) line++
    return line
  }
  const fail = (): never => {
    throw new Refusal('xml-malformed', `baris ${lineAt(at)}`)
  }
  const until = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from)
    return end < 0 ? fail() : end
  }
  const addText = (value: string): void => {
    const parent = open.at(-1)
    if (parent) parent.children.push(value)
    else if (/\S/.test(value)) fail()
  }
  const close = (element: Open): void => {
    const { name, namespace, attributes, children } = element
    const done = { name, namespace, attributes, children, line: element.line }
    const parent = open.at(-1)
    if (parent) parent.children.push(done)
    else if (root) fail()
    else root = done
  }
  if (!XML_CHARACTERS.test(text)) fail()
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const plain = text.slice(at, next < 0 ? text.length : next)
    if (plain !== '') {
      if (plain.includes(']]>')) fail()
      addText(decodeEntities(plain) ?? fail())
    }
    if (next < 0) break
    at = next
    if (text.startsWith('<!--', at)) {
      const end = until('--', at + 4)
      if (text[end + 2] !== '>') fail()
      at = end + 3
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = until(']]>', at + 9)
      if (open.length === 0) fail()
      addText(text.slice(at + 9, end))
      at = end + 3
    } else if (text.startsWith('<!', at)) {
      throw new Refusal('xml-doctype', `baris ${lineAt(at)}`)
    } else if (text.startsWith('<?', at)) {
      const end = until('?>', at + 2)
      const declared = /^<\?xml\s[^?]*encoding\s*=\s*["']([^"']+)["']/.exec(text.slice(at, end))?.[1]
      if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) throw new Refusal('xml-encoding', declared)
      if (/^<\?xml[\s?]/i.test(text.slice(at, at + 6)) && at !== 0) fail()
      at = end + 2
    } else if (text.startsWith('</', at)) {
      const end = until('>', at)
      const element = open.pop()
      if (!element || text.slice(at + 2, end).trimEnd() !== element.tag) fail()
      at = end + 1
      close(element!)
    } else {
      if (++elements > MOST_ELEMENTS) throw new Refusal('xml-too-large', `baris ${lineAt(at)}`)
      NAME.lastIndex = at + 1
      const tag = NAME.exec(text)?.[0] ?? fail()
      const started = lineAt(at)
      at += 1 + tag.length
      const raw: [string, string][] = []
      for (;;) {
        ATTRIBUTE.lastIndex = at
        const found = ATTRIBUTE.exec(text)
        if (!found) break
        raw.push([found[1]!, decodeEntities((found[2] ?? found[3])!.replace(/[\n\t]/g, ' ')) ?? fail()])
        at += found[0].length
      }
      if (new Set(raw.map(([name]) => name)).size < raw.length) fail()
      const end = /^\s*(\/?)>/.exec(text.slice(at, at + 2000)) ?? fail()
      at += end[0].length
      const element = start(tag, raw, open.at(-1)?.spaces ?? new Map(), started) ?? fail()
      if (open.length >= MOST_DEPTH) throw new Refusal('xml-too-deep', `baris ${started}`)
      if (root && open.length === 0) fail()
      if (end[1] === '/') close(element)
      else open.push(element)
    }
  }
  if (open.length > 0 || !root) fail()
  return root!
}

function start(tag: string, raw: [string, string][], around: ReadonlyMap<string, string>, line: number): Open | null {
  // Copied only where something is declared: a long list under many declarations stays cheap.
  const declares = raw.some(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  const spaces = declares ? new Map(around) : (around as Map<string, string>)
  const attributes: Record<string, string> = Object.create(null)
  for (const [name, value] of raw) {
    if (name === 'xmlns') spaces.set('', value)
    else if (name.startsWith('xmlns:')) spaces.set(name.slice(6), value)
    else attributes[name] = value
  }
  const [prefix, local] = tag.includes(':') ? (tag.split(':') as [string, string]) : ['', tag]
  if (tag.split(':').length > 2 || local === '') return null
  if (prefix !== '' && !spaces.has(prefix)) return null
  return { tag, name: local, namespace: spaces.get(prefix) ?? null, attributes, children: [], line, spaces }
}
