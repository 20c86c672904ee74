import type { BranchMap, MapNode } from './branch-map.ts'

const WIDTH = 300
const GAP = 90
const HEIGHT = 44
const STEP = 56
const MARGIN = 24
const MOST_LETTERS = 34

/** Outline of each kind, so that colour is never the only sign; message, option, act, event. */
const LOOKS: Readonly<
  Record<MapNode['kind'], { readonly word: string; readonly radius: number; readonly dash: string }>
> = {
  message: { word: 'Pesan', radius: 2, dash: '' },
  option: { word: 'Putusan', radius: 20, dash: '' },
  act: { word: 'Tindakan', radius: 20, dash: '5 4' },
  event: { word: 'Peristiwa', radius: 2, dash: '2 3' },
}

const minuteOf = ({ minute }: MapNode) => minute ?? Number.POSITIVE_INFINITY
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const short = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text)

/** The map as an SVG: columns from cause to consequence, each in the order of the story; whole labels are titles. */
export function drawMap({ nodes, edges }: BranchMap, title: string): string {
  const columns = Map.groupBy(nodes, ({ column }) => column)
  const places = new Map<string, { x: number; y: number }>()
  for (const [column, list] of columns) {
    const inOrder = list.toSorted((one, other) => minuteOf(one) - minuteOf(other))
    for (const [row, { id }] of inOrder.entries())
      places.set(id, { x: MARGIN + column * (WIDTH + GAP), y: MARGIN + 32 + row * STEP })
  }
  const width = 2 * MARGIN + Math.max(1, columns.size) * (WIDTH + GAP) - GAP
  const height = 2 * MARGIN + 32 + Math.max(1, ...[...columns.values()].map(({ length }) => length)) * STEP
  const lines = edges.flatMap(({ from, to, kind }) => {
    const [a, b] = [places.get(from), places.get(to)]
    if (!a || !b) return []
    const [x1, y1, x2, y2] = [a.x + WIDTH, a.y + HEIGHT / 2, b.x, b.y + HEIGHT / 2]
    const bend = Math.max(40, Math.abs(x2 - x1) / 2)
    const dash = kind === 'unless' ? ' stroke-dasharray="2 4"' : kind === 'only' ? ' stroke-dasharray="8 4"' : ''
    return [`<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"${dash}/>`]
  })
  const boxes = nodes.map(({ id, kind, label, minute }) => {
    const { x, y } = places.get(id)!
    const { word, radius, dash } = LOOKS[kind]
    const head = minute === null ? word : `${word}, menit ${minute}`
    const border = dash ? ` stroke-dasharray="${dash}"` : ''
    return (
      `<g><title>${escaped(`${head}: ${label}`)}</title>` +
      `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="${radius}"${border}/>` +
      `<text x="${x + 12}" y="${y + 17}" class="head">${escaped(head)}</text>` +
      `<text x="${x + 12}" y="${y + 34}">${escaped(short(label))}</text></g>`
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<style>svg{background:#fff;font:13px Inter,system-ui,sans-serif;fill:#14202e}rect{fill:#f5f7fa;stroke:#6b7a8b}path{fill:none;stroke:#6b7a8b}.head{font-size:11px;fill:#4a5868}.title{font-size:18px;font-weight:600}</style>',
    `<text x="${MARGIN}" y="${MARGIN + 8}" class="title">${escaped(title)}</text>`,
    ...lines,
    ...boxes,
    '</svg>',
    '',
  ].join('\n')
}
