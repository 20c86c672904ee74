import type { BranchMap, MapNode } from './branch-map.ts'
import { layoutMap, MAP_BOX } from './layout-map.ts'

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

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const short = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text)

/** The map as an SVG; whole labels are titles. */
export function drawMap(map: BranchMap, title: string): string {
  const { width, height, nodes, edges } = layoutMap(map)
  const lines = edges.map(({ path, kind }) => {
    const dash = kind === 'unless' ? ' stroke-dasharray="2 4"' : kind === 'only' ? ' stroke-dasharray="8 4"' : ''
    return `<path d="${path}"${dash}/>`
  })
  const boxes = nodes.map(({ x, y, kind, label, minute }) => {
    const { word, radius, dash } = LOOKS[kind]
    const head = minute === null ? word : `${word}, menit ${minute}`
    const border = dash ? ` stroke-dasharray="${dash}"` : ''
    return (
      `<g><title>${escaped(`${head}: ${label}`)}</title>` +
      `<rect x="${x}" y="${y}" width="${MAP_BOX.width}" height="${MAP_BOX.height}" rx="${radius}"${border}/>` +
      `<text x="${x + 12}" y="${y + 17}" class="head">${escaped(head)}</text>` +
      `<text x="${x + 12}" y="${y + 34}">${escaped(short(label))}</text></g>`
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<style>svg{background:#fff;font:13px Inter,system-ui,sans-serif;fill:#14202e}rect{fill:#f5f7fa;stroke:#6b7a8b}path{fill:none;stroke:#6b7a8b}.head{font-size:11px;fill:#4a5868}.title{font-size:18px;font-weight:600}</style>',
    `<text x="24" y="32" class="title">${escaped(title)}</text>`,
    ...lines,
    ...boxes,
    '</svg>',
    '',
  ].join('\n')
}
