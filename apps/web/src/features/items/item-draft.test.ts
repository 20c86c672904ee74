import { INTERACTION_OF_KIND, Interaction, ItemDraft, ItemKind, Scoring } from '@petakom/contract'
import { describe, expect, it } from 'vitest'
import { blankDraft, draftOfItem, itemOf, withKind } from './item-draft.ts'
import { readPassage } from './kinds/hot-passage.ts'
import { type KindDraft, kindDraftOf } from './kinds/kind-draft.ts'
import { makeKind } from './kinds/make-kind.ts'

const options = (...texts: string[]) => texts.map((text, n) => ({ id: 'ABCDEFGH'[n]!, text }))
/** One of every way to answer, with its key. */
const STORED: readonly (readonly [Interaction, Scoring])[] = [
  [
    { type: 'choice', options: options('satu', 'dua', 'tiga') },
    { type: 'choice', weights: { A: 0, B: 1, C: 0 } },
  ],
  [
    { type: 'choices', options: options('satu', 'dua', 'tiga'), least: 1, most: 2 },
    { type: 'choices', weights: { A: 2, B: -1, C: 1 }, rule: 'sum-floored' },
  ],
  [
    { type: 'best-worst', options: options('satu', 'dua', 'tiga') },
    { type: 'best-worst', best: { A: 2, B: 0, C: 0 }, worst: { A: 0, B: 0, C: 1 } },
  ],
  [
    {
      type: 'graded',
      options: options('satu', 'dua'),
      scale: [0, 2, 5].map((value) => ({ value, label: `nilai ${value}` })),
    },
    { type: 'graded', key: { A: 5, B: 0 }, rule: 'exact' },
  ],
  [
    { type: 'order', options: options('b', 'c', 'a') },
    { type: 'order', key: ['C', 'A', 'B'], rule: 'adjacent' },
  ],
  [
    {
      type: 'match',
      left: [
        { id: 'LA', text: 'kiri' },
        { id: 'LB', text: 'lain' },
      ],
      right: [
        { id: 'RA', text: 'kanan' },
        { id: 'RB', text: 'beda' },
      ],
      mostPerRight: 2,
    },
    {
      type: 'match',
      pairs: [
        ['LA', 'RB', 2],
        ['LB', 'RA', 1],
        ['LB', 'RB', 1],
      ],
    },
  ],
  [
    { type: 'numeric', unit: 'hari', decimals: 2 },
    {
      type: 'numeric',
      ranges: [
        { low: '-1200.5', high: '1200.25', points: 2 },
        { low: '7', high: '7', points: 1 },
      ],
    },
  ],
  [
    { type: 'short-text', most: 40 },
    {
      type: 'short-text',
      accepted: [
        { text: 'SK', points: 2 },
        { text: 'surat', points: 1 },
      ],
      caseSensitive: true,
    },
  ],
  [
    { type: 'long-text', mostWords: 250 },
    { type: 'long-text', rubric: 'Dua poin bila lengkap.', most: 2, anchors: [{ points: 2, text: 'Contoh penuh.' }] },
  ],
  [
    {
      type: 'hot-text',
      segments: [
        { text: 'Surat [1] ' },
        { id: 'T1', text: 'tanpa tanggal' },
        { text: ' itu ' },
        { id: 'T2', text: 'dikirim' },
      ],
      least: 0,
      most: 1,
    },
    { type: 'hot-text', weights: { T1: 1, T2: 0 }, rule: 'all-or-nothing' },
  ],
]

describe('an answer and its key', () => {
  it('has a case for every way to answer', () => {
    expect(new Set(STORED.map(([{ type }]) => type))).toEqual(new Set(Object.values(INTERACTION_OF_KIND)))
  })
  it.each(STORED)('$type is the same after a look in the form', (interaction, scoring) => {
    expect(makeKind(kindDraftOf(interaction, scoring))).toEqual({ interaction, scoring, problems: [] })
    expect([Interaction.safeParse(interaction).success, Scoring.safeParse(scoring).success]).toEqual([true, true])
  })
  it.each(ItemKind.options)(
    '%s begins blank, can be shown at once, and is refused with its fields until it is filled',
    (kind) => {
      const { answer } = withKind(blankDraft(), kind)
      const { interaction, problems } = makeKind(answer)
      expect(Interaction.safeParse(interaction).success).toBe(true)
      expect(problems.length).toBeGreaterThan(0)
      expect(problems.every(({ fieldId }) => fieldId.startsWith('jawaban-'))).toBe(true)
    },
  )
  it('names each field that is wrong', () => {
    const draft: KindDraft = {
      type: 'order',
      options: [
        { text: 'a', place: '1' },
        { text: 'A', place: '1' },
        { text: '', place: '9' },
      ],
      rule: 'exact',
    }
    expect(makeKind(draft).problems.map(({ code, fieldId }) => [code, fieldId])).toEqual([
      ['twice', 'jawaban-pilihan-2-isi'],
      ['text', 'jawaban-pilihan-3-isi'],
      ['place', 'jawaban-pilihan-2-urutan'],
      ['place', 'jawaban-pilihan-3-urutan'],
    ])
  })
  it('reads numbers as a person here writes them, and asks about what is none', () => {
    const made = makeKind({
      type: 'numeric',
      unit: ' ',
      decimals: '1',
      ranges: [
        { low: '1.250,5', high: '', points: '1' },
        { low: 'dua', high: '', points: '1,5' },
      ],
    })
    expect(made.scoring).toMatchObject({ ranges: [{ low: '1250.5', high: '1250.5' }, {}] })
    expect(new Set(made.problems.map(({ fieldId }) => fieldId))).toEqual(
      new Set(['jawaban-rentang-2-dari', 'jawaban-rentang-2-poin']),
    )
  })
  it('reads what can be marked from its brackets, and none where a bracket stays open', () => {
    expect(readPassage('a [b] \\[c\\]')).toEqual([
      { text: 'a ', isHot: false },
      { text: 'b', isHot: true },
      { text: ' [c]', isHot: false },
    ])
    expect([readPassage('a [b'), readPassage('a [b [c]]'), readPassage('a] b')]).toEqual([null, null, null])
  })
})

describe('an item in the form', () => {
  it('fits its parameters to its points, and keeps them where the points stay', () => {
    const situation = withKind(blankDraft(), 'situational-judgement')
    expect(itemOf(situation).item.parameters).toEqual({ model: 'GPCM', a: 1, b: [-1, 0, 1], provisional: true })
    const calibrated = { ...blankDraft(), parameters: { model: '2PL' as const, a: 1.7, b: [0.4], provisional: false } }
    expect(itemOf(calibrated).item.parameters).toEqual(calibrated.parameters)
  })
  it('keeps the words when only the way of scoring a choice changes', () => {
    const filled = {
      ...blankDraft(),
      answer: { type: 'choice' as const, options: ['p', 'q', 'r', 's'].map((text) => ({ text, points: '0' })) },
    }
    expect(withKind(filled, 'situational-judgement').answer).toMatchObject({
      options: [{ text: 'p', points: '3' }, {}, {}, { text: 's' }],
    })
  })
  it.each(STORED)('with $type comes out as it was stored', (interaction, scoring) => {
    const kind = ItemKind.options.find((one) => INTERACTION_OF_KIND[one] === interaction.type)!
    const stored = ItemDraft.parse({
      ...{ code: 'UJI-1', theme: 'komunikasi', competency: 'M.03', level: 2, potentialAspect: null, kind },
      content: {
        stimulus: { kind: 'text', text: 'Bacaan.' },
        group: 'B-1',
        stem: 'Soal yang cukup panjang.',
        interaction,
      },
      scoring,
      rationale: 'Alasan yang cukup panjang.',
      parameters: { model: 'GPCM', a: 1, b: [0], provisional: true },
    })
    const { scoring: _, rationale, parameters, ...seen } = stored
    const view = {
      ...seen,
      id: '',
      state: 'draft' as const,
      version: 1,
      author: '',
      key: { scoring, rationale, parameters },
    }
    const { item } = itemOf(draftOfItem(view)!)
    expect({ ...item, parameters: stored.parameters }).toEqual(stored)
  })
})
