import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { responseMatrix } from '@petakom/psychometrics'
import { afterAll, describe, expect, it } from 'vitest'
import { alignResponses } from './align-responses.ts'
import { readParams } from './read-params.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-params-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function params(value: unknown) {
  const path = join(folder, 'P.json')
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return readParams(path)
}

const one = (model: string, item: object) =>
  params({ model, items: [{ id: 'I1', ...item }] }).then(({ items }) => items[0]!.item)

describe('readParams', () => {
  it.each([
    ['2PL', { a: 1.2, b: 0.3 }, { model: '2PL', a: 1.2, b: [0.3] }],
    ['rasch', { b: 0.3 }, { model: '2PL', a: 1, b: [0.3] }],
    ['rasch', { b: [0.3, 1] }, { model: 'GPCM', a: 1, b: [0.3, 1] }],
    ['3pl', { a: 1.2, b: 0.3, g: 0.2, u: 1 }, { model: '3PL', a: 1.2, b: [0.3], c: 0.2 }],
    ['4pl', { a: 1.2, b: [0.3], c: 0.2, u: 0.9 }, { model: '4PL', a: 1.2, b: [0.3], c: 0.2, d: 0.9 }],
    ['grm', { a: 1.2, b: [-1, 1] }, { model: 'GRM', a: 1.2, b: [-1, 1] }],
    ['GPCM', { a: 1.2, b1: 1, b2: -1 }, { model: 'GPCM', a: 1.2, b: [1, -1] }],
    ['pcm', { b: [1, -1] }, { model: 'GPCM', a: 1, b: [1, -1] }],
    ['rsm', { a: 1, b: [-1, 1], c: -0.4 }, { model: 'RSM', a: 1, b: [-1, 1], c: -0.4 }],
    ['nrm', { slopes: [0, 1], intercepts: [0, 2] }, { model: 'NRM', slopes: [0, 1], intercepts: [0, 2] }],
  ])('reads a %s item', async (model, item, expected) => {
    expect(await one(model, item)).toEqual(expected)
  })

  it('lets an item carry a model of its own, and reads the population', async () => {
    const read = await params({
      model: '2pl',
      latentVariance: 1.7,
      items: [
        { id: 'I1', a: 1, b: 0 },
        { id: 'I2', model: 'grm', a: 1, b: [0, 1], categories: [1, 2, 4] },
      ],
    })
    expect(read.items.map(({ item }) => item.model)).toEqual(['2PL', 'GRM'])
    expect(read).toMatchObject({ latentMean: 0, latentVariance: 1.7 })
  })

  it.each([
    ['{"model": "2pl"', /bukan JSON/],
    [[], /objek JSON/],
    [{ model: '2pl', items: [] }, /daftar "items"/],
    [{ model: '2pl', items: [{ a: 1, b: 0 }] }, /ke-1 tidak memiliki "id"/],
    [{ items: [{ id: 'I9', a: 1, b: 0 }] }, /I9 tidak memiliki "model"/],
    [{ model: '5pl', items: [{ id: 'I9', a: 1, b: 0 }] }, /I9: model "5pl" tidak dikenal/],
    [{ model: '2pl', items: [{ id: 'I9', b: 0 }] }, /I9 tidak memiliki "a"/],
    [{ model: '2pl', items: [{ id: 'I9', a: 'x', b: 0 }] }, /I9: "a" harus berupa bilangan/],
    [{ model: '2pl', items: [{ id: 'I9', a: 1, b: [0, 1] }] }, /I9 tidak dapat dipakai/],
    [{ model: '2pl', items: [{ id: 'I9', a: 1, b: 0, c: 0.2 }] }, /I9: "c" bernilai 0.2/],
    [{ model: 'grm', items: [{ id: 'I9', a: 1, b: [1, 0] }] }, /I9 tidak dapat dipakai/],
    [{ model: 'pcm', items: [{ id: 'I9', b: [1, 0], categories: [1, 2] }] }, /I9: "categories" harus memuat 3/],
    [{ model: '2pl', latentVariance: -1, items: [{ id: 'I9', a: 1, b: 0 }] }, /latentVariance -1/],
    [{ model: '2pl', items: [1, 2].map(() => ({ id: 'I9', a: 1, b: 0 })) }, /I9 ada dua kali/],
  ])('refuses %j', async (value, sentence) => {
    await expect(params(value)).rejects.toThrow(sentence)
  })

  it('refuses a file that is not there', async () => {
    await expect(readParams(join(folder, 'none.json'))).rejects.toThrow(/tidak dapat dibaca/)
  })
})

describe('alignResponses', () => {
  const settings = { paramsPath: 'P.json', responsesPath: 'R.csv', allowMissingItems: false }
  const known = () =>
    params({
      model: 'grm',
      items: [
        { id: 'A', a: 1, b: [0, 1, 2, 3] },
        { id: 'B', a: 1, b: [0, 1], categories: [1, 2, 5] },
      ],
    })
  const file = (items: string[], rows: (number | null)[][]) => ({
    persons: rows.map((_, i) => `P${i + 1}`),
    items,
    matrix: responseMatrix(rows),
  })

  it('follows the columns of the responses and counts categories from 0', async () => {
    const aligned = alignResponses(
      await known(),
      file(
        ['B', 'A'],
        [
          [5, 4],
          [null, 0],
        ],
      ),
      settings,
    )
    expect(aligned.ids).toEqual(['B', 'A'])
    expect([...aligned.matrix.cells]).toEqual([2, 4, -1, 0])
  })

  it('names the person and the item of a response outside the categories', async () => {
    const seven = file(
      ['A', 'B'],
      [
        [0, 1],
        [7, 1],
      ],
    )
    const three = file(['A', 'B'], [[0, 3]])
    const read = await known()
    expect(() => alignResponses(read, seven, settings)).toThrow(/jawaban 7 dari P2 pada butir A.*0 sampai 4/)
    expect(() => alignResponses(read, three, settings)).toThrow(/jawaban 3 dari P1 pada butir B.*1, 2, 5/)
  })

  it('refuses an item that one file lacks by name, or leaves it out when told', async () => {
    const read = await known()
    const extra = file(['A', 'B', 'C'], [[0, 1, 1]])
    const less = file(['A'], [[0]])
    expect(() => alignResponses(read, extra, settings)).toThrow(/Butir C di R.csv tidak ada dalam P.json/)
    expect(() => alignResponses(read, less, settings)).toThrow(/Butir B di P.json tidak ada kolomnya/)
    const lenient = { ...settings, allowMissingItems: true }
    expect(alignResponses(read, extra, lenient)).toMatchObject({ ids: ['A', 'B'], withoutParameters: ['C'] })
    expect(alignResponses(read, less, lenient)).toMatchObject({ ids: ['A'], withoutResponses: ['B'] })
    expect(() => alignResponses(read, file(['C'], [[0]]), lenient)).toThrow(/satu butir pun/)
  })
})
