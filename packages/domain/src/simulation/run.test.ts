import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRun } from './evidence.ts'
import { Run, replay } from './run.ts'
import type { Act, Scenario } from './scenario.ts'

/** A small night: one decision that must be read up on, one that costs too much, a flood that comes unless something was bought. */
const NIGHT: Scenario = {
  ...{
    format: 'petakom-simulation/1',
    code: 'UJI-1',
    version: 1,
    kind: 'dynamic-scenario',
    title: 'Uji',
    family: 'uji',
  },
  clock: { starts: '2026-03-02T19:30', minutes: 60, pace: 2 },
  ...{ role: 'Anda komandan.', briefing: ['Malam ini hujan.'] },
  actors: [
    { id: 'kabid', name: 'Kabid', role: 'Kabid', relation: 'subordinate', canBeDelegatedTo: true },
    { id: 'wali', name: 'Wali Kota', role: 'Wali Kota', relation: 'superior' },
  ],
  resources: [{ id: 'dana', name: 'Dana', unit: 'juta', start: 10, least: 0, shown: true }],
  documents: [
    { id: 'tabel', title: 'Tabel', body: [] },
    { id: 'laporan', title: 'Laporan', body: [], hidden: true },
  ],
  calendar: [
    { id: 'rapat', title: 'Rapat', from: 100, to: 160, movable: true },
    { id: 'apel', title: 'Apel', from: 200, to: 230, movable: false },
  ],
  messages: [
    {
      ...{ id: 'pompa', from: 'wali', subject: 'Pompa', body: ['Beli atau sewa?'], channel: 'email', arrives: 0 },
      options: [
        { id: 'beli', label: 'Beli', cost: { dana: 8 }, takes: 5 },
        { id: 'sewa', label: 'Sewa', cost: { dana: 5 }, closesMessage: true },
        { id: 'minta-lagi', label: 'Minta lagi', when: { happened: 'banjir' } },
      ],
    },
    { id: 'kabar', from: 'kabid', subject: 'Kabar', body: ['Tiba.'], channel: 'chat', arrives: null, closes: 40 },
    {
      id: 'nanti',
      from: 'kabid',
      subject: 'Nanti',
      body: ['Nanti.'],
      channel: 'chat',
      arrives: 30,
      acts: ['open', 'reply'],
    },
  ],
  events: [
    {
      id: 'datang',
      when: { act: { kind: 'decide', option: 'beli' } },
      effects: [{ mark: 'ada-pompa', is: true }, { send: 'kabar' }, { reveal: 'laporan' }],
    },
    {
      ...{ id: 'banjir', when: { at: 20 }, unless: { marked: 'ada-pompa' } },
      effects: [{ notice: 'Air naik.' }, { change: 'dana', by: -2 }],
    },
    { id: 'surut', when: { after: 'banjir' }, delay: 10, effects: [{ notice: 'Air surut.' }] },
    { id: 'undian', when: { at: 5 }, chance: 50, effects: [{ mark: 'untung', is: true }] },
    { id: 'miskin', when: { holds: { resource: 'dana', most: 2 } }, effects: [{ notice: 'Dana hampir habis.' }] },
  ],
  competencies: ['M.08', 'M.03'],
  rules: [
    {
      ...{
        id: 'baca',
        competency: 'M.08',
        indicator: 'M.08.3.1',
        basis: 'process',
        points: 3,
        because: 'Membaca dahulu.',
      },
      pattern: {
        ...{ act: { kind: 'decide', option: 'beli' }, afterReading: ['tabel'], beforeEvent: 'banjir' },
        leastConsideration: 30,
      },
    },
    {
      ...{ id: 'terlambat', competency: 'M.08', indicator: 'M.08.3.3', basis: 'product', points: -2 },
      ...{ pattern: { atEnd: { happened: 'banjir' } }, because: 'Air naik.' },
    },
    {
      ...{
        id: 'urut',
        competency: 'M.03',
        indicator: 'M.03.2.1',
        basis: 'process',
        points: 2,
        because: 'Bertanya, lalu membalas.',
      },
      pattern: {
        sequence: [
          { kind: 'ask', to: 'kabid' },
          { kind: 'reply', about: 'pompa', leastWords: 3 },
        ],
      },
    },
  ],
  rating: [],
}
const END = 30 * 60
const READ: Act[] = [
  { seq: 1, at: 5, kind: 'open', about: 'pompa' },
  { seq: 2, at: 20, kind: 'open', about: 'tabel' },
  { seq: 3, at: 60, kind: 'decide', about: 'pompa', option: 'beli' },
]
const reasonOf = (act: Omit<Act, 'seq' | 'at'>, at = 100, before: Act[] = READ) => {
  const { refused } = replay(NIGHT, 1, [...before, { ...act, seq: 99, at }], END)
  return refused.find(({ act: { seq } }) => seq === 99)?.reason ?? null
}

describe('a run', () => {
  it('lets messages arrive, events follow from acts with their delay, and the flood stay away', () => {
    const state = replay(NIGHT, 1, READ, END)
    // Decided at minute 2, carried out five minutes later.
    expect(state.happened.get('datang')?.minute).toBe(7)
    expect(state.messages.get('kabar')?.arrived?.minute).toBe(7)
    expect(state.documents.get('laporan')?.shown).toBe(true)
    expect(state.happened.has('banjir')).toBe(false)
    expect(state.happened.get('miskin')?.minute).toBe(2)
    expect([state.resources.get('dana'), state.minute, state.ended]).toEqual([2, 60, true])
  })
  it('lets the flood come to whoever does nothing, and go ten minutes later', () => {
    const state = replay(NIGHT, 1, [], END)
    expect([...state.happened.keys()].filter((id) => id !== 'undian')).toEqual(['banjir', 'surut'])
    expect(state.notices.map(({ minute }) => minute)).toEqual([20, 30])
  })
  it('draws a chance by seed and event alone: half of all seeds, whatever else was done', () => {
    const seeds = Array.from({ length: 400 }, (_, seed) => seed)
    const lucky = seeds.filter((seed) => replay(NIGHT, seed, [], END).marks.has('untung'))
    expect(lucky.length).toBeGreaterThan(160)
    expect(lucky.length).toBeLessThan(240)
    for (const seed of seeds.slice(0, 50))
      expect(replay(NIGHT, seed, READ, END).marks.has('untung')).toBe(lucky.includes(seed))
  })
  it('ignores the order in which acts are handed over, and a number that comes twice', () => {
    const whole = replay(NIGHT, 3, READ, END)
    expect(replay(NIGHT, 3, [...READ].reverse(), END)).toEqual(whole)
    expect(replay(NIGHT, 3, [...READ, { ...READ[2]!, option: 'sewa' }], END)).toEqual(whole)
  })
  it('goes on from any moment as it would have from the beginning', () => {
    const act = fc.record({
      at: fc.nat(END),
      kind: fc.constantFrom('open', 'decide', 'delegate', 'reply', 'schedule', 'archive', 'ask'),
      about: fc.constantFrom('pompa', 'kabar', 'nanti', 'tabel', 'rapat', 'apel'),
      to: fc.constantFrom('kabid', 'wali'),
      option: fc.constantFrom('beli', 'sewa', 'minta-lagi'),
      slot: fc.record({ from: fc.nat(300), to: fc.nat(300) }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), fc.nat(1000), (drawn, seed) => {
        const acts = drawn.sort((a, b) => a.at - b.at).map((one, n) => ({ ...one, seq: n + 1 }) as Act)
        const run = new Run(NIGHT, seed)
        for (const one of acts) {
          run.advance(Math.max(0, one.at - 7))
          run.take(one)
        }
        run.advance(END)
        expect(run.state).toEqual(replay(NIGHT, seed, acts, END))
        for (const { points, id } of NIGHT.rules) {
          const earned = scoreRun(NIGHT, run.state).evidence.find(({ ruleId }) => ruleId === id)!.earned
          expect([0, points]).toContain(earned)
        }
      }),
    )
  })
})

describe('an act', () => {
  it.each([
    ['unknown-target', { kind: 'open', about: 'tidak-ada' }],
    ['unknown-target', { kind: 'delegate', about: 'pompa', to: 'orang-lain' }],
    ['unknown-target', { kind: 'delegate', about: 'pompa' }],
    ['unknown-target', { kind: 'decide', about: 'pompa', option: 'tidak-ada' }],
    ['not-arrived', { kind: 'reply', about: 'nanti' }],
    ['not-allowed', { kind: 'delegate', about: 'pompa', to: 'wali' }],
    ['not-offered', { kind: 'decide', about: 'pompa', option: 'minta-lagi' }],
    ['cannot-pay', { kind: 'decide', about: 'pompa', option: 'sewa' }],
    ['already-done', { kind: 'decide', about: 'pompa', option: 'beli' }],
    ['not-allowed', { kind: 'schedule', about: 'apel', slot: { from: 10, to: 20 } }],
    ['bad-slot', { kind: 'schedule', about: 'rapat', slot: { from: 20, to: 10 } }],
    ['bad-slot', { kind: 'schedule', about: 'rapat' }],
  ] as const)('is refused as %s and changes nothing', (reason, act) => {
    expect(reasonOf(act as Omit<Act, 'seq' | 'at'>)).toBe(reason)
    const without = replay(NIGHT, 1, READ, END)
    const { refused: _, ...state } = replay(NIGHT, 1, [...READ, { ...act, seq: 99, at: 100 } as Act], END)
    const { refused: __, ...same } = without
    expect(state).toEqual(same)
  })
  it('is refused in the past, on a closed message, and after the end', () => {
    expect(reasonOf({ kind: 'reply', about: 'pompa' }, 30)).toBe('out-of-order')
    expect(reasonOf({ kind: 'reply', about: 'kabar' }, 1300)).toBe('closed')
    expect(reasonOf({ kind: 'reply', about: 'pompa' }, END)).toBe('after-end')
  })
  it('moves an entry of the calendar, and a message into it', () => {
    const moves: Act[] = [
      { seq: 1, at: 10, kind: 'schedule', about: 'rapat', slot: { from: 240, to: 300 } },
      { seq: 2, at: 20, kind: 'schedule', about: 'pompa', slot: { from: 30, to: 60 } },
    ]
    expect(replay(NIGHT, 1, moves, 30).calendar.map(({ id, from }) => [id, from])).toEqual([
      ['apel', 200],
      ['rapat', 240],
      ['act-2', 30],
    ])
  })
})

describe('evidence', () => {
  const sharesOf = (acts: Act[]) => scoreRun(NIGHT, replay(NIGHT, 1, acts, END))
  it('names the act that earned the points, and where they lie between the least and the most', () => {
    const { competencies, evidence } = sharesOf(READ)
    expect(evidence[0]).toEqual({ ruleId: 'baca', earned: 3, acts: [3] })
    expect(competencies[0]).toEqual({ competency: 'M.08', earned: 3, least: -2, most: 3, share: 1 })
    expect(sharesOf([]).competencies[0]).toMatchObject({ earned: -2, share: 0 })
  })
  it('wants what was read before the decision, and time to weigh it', () => {
    const hasty = READ.map((act) => (act.seq === 3 ? { ...act, at: 30 } : act))
    expect(sharesOf(hasty).evidence[0]!.earned).toBe(0)
    const unread = [READ[0]!, { ...READ[2]!, seq: 2 }, { ...READ[1]!, seq: 3, at: 70 }]
    expect(sharesOf(unread).evidence[0]!.earned).toBe(0)
  })
  it('follows a sequence in its order only', () => {
    const ask: Act = { seq: 1, at: 10, kind: 'ask', about: 'pompa', to: 'kabid' }
    const reply: Act = { seq: 2, at: 20, kind: 'reply', about: 'pompa', text: 'Kami sewa dahulu.' }
    expect(sharesOf([ask, reply]).evidence[2]).toMatchObject({ earned: 2, acts: [1, 2] })
    expect(
      sharesOf([
        { ...reply, seq: 1, at: 5 },
        { ...ask, seq: 2 },
      ]).evidence[2]!.earned,
    ).toBe(0)
    expect(sharesOf([ask, { ...reply, text: 'Ya.' }]).evidence[2]!.earned).toBe(0)
  })
})
