/** A run of text in a guide, plain or marked. */
export interface Span {
  readonly kind: 'text' | 'strong' | 'emphasis' | 'code'
  readonly text: string
}
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'numbered' | 'bulleted'; readonly items: readonly (readonly Span[])[] }

/** The part of Markdown that docs/panduan keeps to: headings, paragraphs, flat lists, **strong**, *emphasis*, `code`. */
export function readGuide(markdown: string): Block[] {
  const blocks: Block[] = []
  let items: Span[][] = []
  for (const piece of joinedLines(markdown)) {
    const heading = /^(#{1,4}) (.+)$/.exec(piece)
    const item = /^(?:(\d+)\.|-) (.+)$/s.exec(piece)
    if (heading) blocks.push({ kind: 'heading', level: heading[1]!.length, spans: spansOf(heading[2]!) })
    else if (item) {
      const kind = item[1] ? 'numbered' : 'bulleted'
      const last = blocks.at(-1)
      if (last?.kind !== kind) {
        items = []
        blocks.push({ kind, items })
      }
      items.push(spansOf(item[2]!))
    } else blocks.push({ kind: 'paragraph', spans: spansOf(piece) })
  }
  return blocks
}

/** A line that neither follows an empty one nor begins a list item or heading belongs to the one before it. */
function joinedLines(markdown: string): string[] {
  const pieces: string[] = []
  let isOpen = false
  for (const line of markdown.split('\n').map((one) => one.trim())) {
    if (line === '') isOpen = false
    else if (isOpen && !/^(#{1,4}|\d+\.|-) /.test(line)) pieces.push(`${pieces.pop()} ${line}`)
    else {
      pieces.push(line)
      isOpen = !line.startsWith('#')
    }
  }
  return pieces
}

function spansOf(text: string): Span[] {
  // The guides point to each other by file; in the product only the words are left of such a link.
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
      if (part.startsWith('*')) return { kind: 'emphasis', text: part.slice(1, -1) }
      return part.startsWith('`') ? { kind: 'code', text: part.slice(1, -1) } : { kind: 'text', text: part }
    })
}
