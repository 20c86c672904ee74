import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BankInteraction, BankItem, BankScoring, BankStimulus } from '../bank/types.ts'
import { importPackage } from '../import-package.ts'
import type { ExportItem } from './export-item.ts'
import { exportPackage } from './export-package.ts'

const trimmed = (least: number, most: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: least, maxLength: most }),
      fc.string({
        unit: fc.constantFrom('a', 'B', ' ', '\n', '\t', '<', '&', '"', ']]>', '\u00a0', 'é', '\u3000'),
        minLength: least,
        maxLength: most,
      }),
      fc.constantFrom(
        'Kalimat  dengan dua spasi.',
        'Baris satu\nBaris dua',
        'Baris\n\nkosong',
        '<script>alert(1)</script>',
        '=1+1 & "kutip"',
      ),
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for these
    .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').trim())
    .filter((text) => text.length >= least)
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/).filter((text) => text !== '__proto__')
const option = fc.record({ id, text: trimmed(1, 60) })
const options = (least: number, most: number) =>
  fc.uniqueArray(option, { minLength: least, maxLength: most, selector: (one) => one.id })
const weights = (ids: readonly string[], least: number, most: number) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: ids.length, maxLength: ids.length })
    .map((values) => Object.fromEntries(ids.map((one, place) => [one, values[place]!])))
type Pair = readonly [BankInteraction, BankScoring]
const idsOf = (list: readonly { id: string }[]) => list.map((one) => one.id)

const choice: fc.Arbitrary<Pair> = options(2, 8).chain((list) =>
  weights(idsOf(list), -5, 20)
    .filter((points) => Object.values(points).some((value) => value > 0))
    .map((points) => [
      { type: 'choice', options: list },
      { type: 'choice', weights: points },
    ]),
)
/** A sum that can be earned and whose points are all seen by some answer, or a key that is right as a whole. */
const listKey = (ids: readonly string[]) =>
  fc
    .record({
      rule: fc.constantFrom('sum-floored' as const, 'all-or-nothing' as const),
      points: weights(ids, -1, 3),
      good: fc.subarray([...ids], { minLength: 1 }),
    })
    .map(({ rule, points, good }) => {
      if (rule === 'all-or-nothing')
        return {
          rule,
          most: ids.length,
          weights: Object.fromEntries(ids.map((one) => [one, good.includes(one) ? 1 : 0])),
        }
      return { rule, most: ids.length, weights: { ...points, [good[0]!]: 3 } }
    })
const choices: fc.Arbitrary<Pair> = options(2, 7).chain((list) =>
  listKey(idsOf(list)).map(({ rule, most, weights: points }) => [
    { type: 'choices', options: list, least: 0, most },
    { type: 'choices', weights: points, rule },
  ]),
)
const hotText: fc.Arbitrary<Pair> = options(1, 6).chain((list) =>
  fc
    .tuple(
      listKey(idsOf(list)),
      fc.array(
        trimmed(1, 20).map((text) => ` ${text} `),
        { minLength: list.length + 1, maxLength: list.length + 1 },
      ),
    )
    .map(([{ rule, most, weights: points }, between]) => [
      {
        type: 'hot-text',
        segments: [...list.flatMap((one, place) => [{ text: between[place]! }, one]), { text: between.at(-1)! }],
        least: 0,
        most,
      },
      { type: 'hot-text', weights: points, rule },
    ]),
)
const order: fc.Arbitrary<Pair> = options(2, 6).chain((list) =>
  fc
    .tuple(
      fc.shuffledSubarray(idsOf(list), { minLength: list.length }),
      fc.constantFrom('exact' as const, 'adjacent' as const),
    )
    .map(([key, rule]) => [
      { type: 'order', options: list },
      { type: 'order', key, rule },
    ]),
)
const match: fc.Arbitrary<Pair> = fc.tuple(options(1, 5), options(1, 5)).chain(([left, right]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...idsOf(right)), fc.integer({ min: 1, max: 4 })), {
      minLength: left.length,
      maxLength: left.length,
    })
    .map((keys) => [
      { type: 'match', left, right, mostPerRight: left.length },
      { type: 'match', pairs: left.map((one, place) => [one.id, ...keys[place]!] as const) },
    ]),
)
const bestWorst: fc.Arbitrary<Pair> = options(3, 8).chain((list) =>
  fc.tuple(weights(idsOf(list), -3, 4), weights(idsOf(list), -3, 4)).map(([best, worst]) => [
    { type: 'best-worst', options: list },
    { type: 'best-worst', best: { ...best, [list[0]!.id]: 4 }, worst },
  ]),
)
const graded: fc.Arbitrary<Pair> = fc
  .tuple(
    options(1, 6),
    fc.uniqueArray(fc.record({ value: fc.integer({ min: 0, max: 20 }), label: trimmed(1, 20) }), {
      minLength: 2,
      maxLength: 6,
      selector: (one) => one.value,
    }),
    fc.constantFrom('exact' as const, 'distance' as const),
  )
  .chain(([list, scale, rule]) =>
    fc
      .array(fc.constantFrom(...scale.map(({ value }) => value)), { minLength: list.length, maxLength: list.length })
      .map((values) => [
        { type: 'graded', options: list, scale },
        { type: 'graded', key: Object.fromEntries(list.map((one, place) => [one.id, values[place]!])), rule },
      ]),
  )
const decimal = fc.stringMatching(/^-?\d{1,15}(\.\d{1,10})?$/)
const numeric: fc.Arbitrary<Pair> = fc
  .record({
    ranges: fc.array(fc.record({ low: decimal, high: decimal, points: fc.integer({ min: 1, max: 20 }) }), {
      minLength: 1,
      maxLength: 10,
    }),
    unit: fc.option(fc.constantFrom('kg', 'Rp', 'm & s "x"')),
    decimals: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ ranges, unit, decimals }) => [
    { type: 'numeric', unit, decimals },
    { type: 'numeric', ranges },
  ])
const shortText: fc.Arbitrary<Pair> = fc
  .record({
    accepted: fc.uniqueArray(fc.record({ text: trimmed(1, 30), points: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ text }) => text.toUpperCase(),
    }),
    caseSensitive: fc.boolean(),
    most: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ accepted, caseSensitive, most }) => [
    { type: 'short-text', most },
    { type: 'short-text', accepted, caseSensitive },
  ])
const longText: fc.Arbitrary<Pair> = fc
  .record({
    rubric: trimmed(10, 200),
    most: fc.integer({ min: 1, max: 20 }),
    mostWords: fc.integer({ min: 1, max: 2000 }),
  })
  .map(({ rubric, most, mostWords }) => [
    { type: 'long-text', mostWords },
    { type: 'long-text', rubric, most },
  ])

const stimulus: fc.Arbitrary<BankStimulus | null> = fc.oneof(
  fc.constant(null),
  trimmed(1, 200).map((text) => ({ kind: 'text' as const, text })),
  fc.record({
    kind: fc.constant('figure' as const),
    mediaId: fc.constantFrom('media/a.png', 'media/bagan satu.jpg', 'media/b%20c.webp'),
    alt: trimmed(1, 100),
    caption: fc.option(trimmed(1, 60)),
  }),
  fc.record({
    kind: fc.constant('audio' as const),
    mediaId: fc.constant('media/a.mp3'),
    transcript: trimmed(1, 100),
    mostPlays: fc.option(fc.integer({ min: 1, max: 5 })),
  }),
  fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: trimmed(1, 40),
      columns: fc.array(trimmed(1, 20), { minLength: width, maxLength: width }),
      rows: fc.array(
        fc.array(
          fc.oneof(
            trimmed(1, 10),
            fc.constant(''),
            fc.integer(),
            fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
          ),
          { minLength: width, maxLength: width },
        ),
        { maxLength: 4 },
      ),
    }),
  ),
)
const kinds = {
  choice,
  choices,
  'hot-text': hotText,
  order,
  match,
  'best-worst': bestWorst,
  graded,
  numeric,
  'short-text': shortText,
  'long-text': longText,
}
const item = (pair: fc.Arbitrary<Pair>): fc.Arbitrary<ExportItem> =>
  fc
    .record({
      pair,
      stem: trimmed(10, 200),
      stimulus,
      group: fc.option(fc.stringMatching(/^[A-Z0-9-]{1,40}$/), { nil: undefined }),
      rationale: fc.option(trimmed(10, 80)),
      level: fc.option(fc.integer({ min: 1, max: 5 })),
    })
    .map(({ pair: [interaction, scoring], stem, stimulus: beside, group, rationale, level }) => ({
      identifier: 'SOAL-1',
      title: 'SOAL-1',
      content: {
        stimulus: beside,
        ...(group === undefined ? {} : { group }),
        stem,
        interaction,
      } as BankItem['content'],
      scoring,
      about: { kind: 'x', theme: 'analitis', competency: null, level, potentialAspect: null, rationale },
    }))

const MEDIA = ['media/a.png', 'media/bagan satu.jpg', 'media/b%20c.webp', 'media/a.mp3']
const read = (files: ReadonlyMap<string, string>) => importPackage(files, new Set([...files.keys(), ...MEDIA]), true)

describe('export and import', () => {
  it.each(Object.keys(kinds))('give back every %s item, and the same file again', (kind) => {
    fc.assert(
      fc.property(item(kinds[kind as keyof typeof kinds]), (one) => {
        const files = exportPackage([one], null)
        const report = read(files)
        const [back] = report.items
        expect(back?.reason).toBeNull()
        expect(back?.item).toEqual({ content: one.content, scoring: one.scoring, factor: 1, about: one.about })
        const again = exportPackage([{ ...one, ...back!.item! }], null)
        expect(again).toEqual(files)
      }),
      { numRuns: 200 },
    )
  })
})
