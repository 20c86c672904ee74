/**
 * Draws the figures of the bank from figures.json: `node24 data/items/figures/draw.ts`. Each becomes a PNG of 960 x 540
 * pixels beside this file. Bars are told apart by pattern and by their printed value, not by colour alone.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../../../scripts/find-chromium.ts'

type Bars = { kind: 'bars'; title: string; series: [string, string]; rows: [string, number, number][] }
type Network = { kind: 'network'; title: string; steps: [string, string, number, string[]][] }

const text = (x: number, y: number, value: string | number, extra = '') =>
  `<text x="${x}" y="${y}" text-anchor="middle" font-size="22" ${extra}>${value}</text>`

function drawBars({ series, rows }: Bars): string {
  const most = Math.max(...rows.flatMap(([, came, done]) => [came, done]))
  const bar = (x: number, value: number, fill: string) => {
    const height = (value / most) * 320
    return `<rect x="${x}" y="${450 - height}" width="60" height="${height}" fill="${fill}" stroke="#111"/>${text(x + 30, 442 - height, value)}`
  }
  const groups = rows.map(([name, came, done], index) => {
    const x = 70 + index * 175
    return bar(x, came, '#1b4f8a') + bar(x + 66, done, 'url(#stripes)') + text(x + 63, 482, name)
  })
  const key = `<rect x="330" y="504" width="24" height="24" fill="#1b4f8a" stroke="#111"/>${text(395, 524, series[0])}
    <rect x="500" y="504" width="24" height="24" fill="url(#stripes)" stroke="#111"/>${text(570, 524, series[1])}`
  return `<line x1="40" y1="450" x2="930" y2="450" stroke="#111" stroke-width="2"/>${groups.join('')}${key}`
}

/** One step before all, one after all, and between them two branches: B (then D), and C (then D). */
function drawNetwork({ steps }: Network): string {
  const before = new Map(steps.map(([id, , , needs]) => [id, needs]))
  const upper = before.get('D')!.includes('B')
  const place: Record<string, [number, number]> = {
    A: [130, 280],
    [upper ? 'B' : 'C']: [350, 170],
    D: [590, 170],
    [upper ? 'C' : 'B']: [470, 400],
    E: [830, 280],
  }
  const arrows = steps.flatMap(([id, , , needs]) =>
    needs.map((need) => {
      const [[x1, y1], [x2, y2]] = [place[need]!, place[id]!]
      return `<line x1="${x1 + 85}" y1="${y1}" x2="${x2 - 97}" y2="${y2}" stroke="#111" stroke-width="3" marker-end="url(#head)"/>`
    }),
  )
  const boxes = steps.map(([id, name, days]) => {
    const [x, y] = place[id]!
    return `<rect x="${x - 85}" y="${y - 42}" width="170" height="84" rx="8" fill="#eef4fb" stroke="#1b4f8a" stroke-width="3"/>
      ${text(x, y - 8, `${id}. ${name}`)}${text(x, y + 26, `${days} hari`, 'font-weight="bold"')}`
  })
  return arrows.join('') + boxes.join('')
}

const figures: Record<string, Bars | Network> = JSON.parse(
  await readFile(join(import.meta.dirname, 'figures.json'), 'utf8'),
)
const browser = await chromium.launch({ executablePath: findChromium() ?? '/usr/bin/chromium' })
const page = await browser.newPage({ viewport: { width: 960, height: 540 } })
for (const [name, figure] of Object.entries(figures)) {
  const drawing = figure.kind === 'bars' ? drawBars(figure) : drawNetwork(figure)
  await page.setContent(`<body style="margin:0;background:#fff"><svg width="960" height="540" font-family="DejaVu Sans, Arial, sans-serif">
    <defs><pattern id="stripes" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="12" height="12" fill="#fff"/><rect width="6" height="12" fill="#b35c00"/></pattern>
      <marker id="head" markerWidth="6" markerHeight="6" refX="2" refY="2" orient="auto"><path d="M0,0 L5,2 L0,4 z"/></marker></defs>
    ${text(480, 44, figure.title, 'font-weight="bold"')}${drawing}</svg></body>`)
  await writeFile(join(import.meta.dirname, `${name}.png`), await page.screenshot())
}
await browser.close()
