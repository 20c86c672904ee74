import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readMedia } from '../media/read-media.ts'
import { readStarterBank, type StarterItem } from './item-bank.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/items/figures')
/** What draw.ts draws: the keys and the alternative texts are checked against the same numbers. */
const Drawing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bars'), title: z.string(), rows: z.array(z.tuple([z.string(), z.int(), z.int()])) }),
  z.object({
    kind: z.literal('network'),
    title: z.string(),
    steps: z.array(z.tuple([z.string(), z.string(), z.int(), z.array(z.string())])),
  }),
])

let drawings: Record<string, z.infer<typeof Drawing>>
let items: StarterItem[]
beforeAll(async () => {
  drawings = z.record(z.string(), Drawing).parse(JSON.parse(await readFile(join(FOLDER, 'figures.json'), 'utf8')))
  items = (await readStarterBank()).filter(({ figure }) => figure)
})

describe('items with a figure', () => {
  it('are at least six, each with its own picture', async () => {
    expect(items.length).toBeGreaterThanOrEqual(6)
    expect(items.map(({ figure }) => figure!.file).sort()).toEqual(
      Object.keys(drawings)
        .map((name) => `${name}.png`)
        .sort(),
    )
    for (const { figure } of items) {
      const media = await readMedia(await readFile(join(FOLDER, figure!.file)))
      expect(media).toMatchObject({ contentType: 'image/png', width: 960, height: 540 })
    }
  })

  it('say every number and every link of the drawing in the alternative text', () => {
    for (const { code, figure } of items) {
      const drawing = drawings[code]!
      expect(figure!.alt, code).toContain(drawing.title)
      const said =
        drawing.kind === 'bars'
          ? drawing.rows.map(([name, came, done]) => `${name}: ${came} masuk, ${done} selesai.`)
          : drawing.steps.map(([id, name, days, needs]) =>
              needs.length === 0
                ? `${id} ${name}, ${days} hari, langkah pertama.`
                : `${id} ${name}, ${days} hari, mulai sesudah ${needs.join(' dan ')} selesai.`,
            )
      for (const sentence of said) expect(figure!.alt, code).toContain(sentence)
    }
  })

  it('are keyed by what the drawing gives, and not by its first impression', () => {
    for (const { code, options, scoring } of items) {
      const drawing = drawings[code]!
      if (drawing.kind === 'bars') {
        let left = 0
        const rests = drawing.rows.map(([name, came, done]) => {
          left += came - done
          return [name, left] as const
        })
        const most = Math.max(...rests.map(([, rest]) => rest))
        const key = options.filter(({ weight }) => weight === 1).map(({ text }) => text)
        expect(key, code).toEqual(rests.filter(([, rest]) => rest === most).map(([name]) => name))
        for (const measure of [
          (row: (typeof drawing.rows)[number]) => row[1],
          (row: (typeof drawing.rows)[number]) => row[1] - row[2],
        ]) {
          const impression = drawing.rows.toSorted((one, other) => measure(other) - measure(one))[0]![0]
          expect([code, impression]).not.toEqual([code, key[0]])
        }
      } else {
        const ends = new Map<string, number>()
        for (const [id, , days, needs] of drawing.steps) {
          ends.set(id, days + Math.max(0, ...needs.map((need) => ends.get(need)!)))
        }
        const last = String(Math.max(...ends.values()))
        expect([code, scoring]).toEqual([code, { type: 'numeric', ranges: [{ low: last, high: last, points: 1 }] }])
      }
    }
  })
})
