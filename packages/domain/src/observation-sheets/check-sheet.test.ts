import { describe, expect, it } from 'vitest'
import { checkSheet, indicatorLevel } from './check-sheet.ts'
import type { ObservationSheet, SheetCompetency } from './observation-sheet.ts'

const competency: SheetCompetency = {
  competency: 'M.03',
  focus: 'Bicara dan menyimak.',
  indicators: ['M.03.1.1', 'M.03.2.2', 'M.03.3.2'].map((code) => ({ code, text: `Perilaku ${code}` })),
  anchors: [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: `Tampilan level ${level}` })),
  questions: [{ id: 'pesan-sulit', text: 'Ceritakan.', probes: [] }],
}
const sheet: ObservationSheet = {
  kind: 'interview',
  title: 'Wawancara',
  source: 'Uji',
  tiers: ['PENGAWAS'],
  minutes: 60,
  preparationMinutes: 0,
  group: null,
  brief: ['Anda akan diwawancarai.'],
  materials: [],
  guidance: [],
  rolePlayer: null,
  competencies: [competency],
}
const faults = (change: Partial<ObservationSheet>) => checkSheet({ ...sheet, ...change }).map(({ fault }) => fault)
const inside = (change: Partial<SheetCompetency>) => faults({ competencies: [{ ...competency, ...change }] })

describe('checkSheet', () => {
  it('finds nothing in a whole sheet', () => expect(checkSheet(sheet)).toEqual([]))

  it('says where a code is not of the dictionary, of another competency, or twice', () => {
    expect(faults({ competencies: [{ ...competency, competency: 'M.09' }] })).toContain('unknown-competency')
    const [first, ...rest] = competency.indicators
    expect(inside({ indicators: [{ code: 'M.03.1.9', text: 'x' }, ...rest] })).toEqual(['unknown-indicator'])
    expect(inside({ indicators: [{ code: 'M.04.1.1', text: 'x' }, ...rest] })).toEqual(['indicator-elsewhere'])
    expect(inside({ indicators: [...competency.indicators, first as never] })).toEqual(['indicator-twice'])
    expect(faults({ competencies: [competency, competency] })).toContain('competency-twice')
  })

  it('wants behaviours of at least three levels, and six anchors that differ', () => {
    expect(inside({ indicators: ['M.03.1.1', 'M.03.1.2', 'M.03.2.2'].map((code) => ({ code, text: code })) })).toEqual([
      'few-levels',
    ])
    expect(inside({ anchors: competency.anchors.slice(1) })).toEqual(['anchors'])
    expect(inside({ anchors: competency.anchors.map(({ level }) => ({ level, text: 'Sama' })) })).toEqual([
      'anchors-alike',
    ])
  })

  it('wants what its kind needs: questions, a group, a role player', () => {
    expect(inside({ questions: [] })).toEqual(['no-questions'])
    expect(faults({ kind: 'group-discussion' })).toEqual(['group'])
    expect(faults({ kind: 'group-discussion', group: { least: 8, most: 4 } })).toEqual(['group'])
    expect(faults({ kind: 'role-play' })).toEqual(['role-player'])
    expect(faults({ tiers: ['KEPALA'] })).toEqual(['unknown-tier'])
    const table = { columns: ['a', 'b'], rows: [['1']] }
    expect(faults({ materials: [{ title: 'Tabel', paragraphs: [], table }] })).toEqual(['table'])
  })
})

it('reads the level off a code', () => expect(indicatorLevel('SK.01.4.2')).toBe(4))
