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
    expect(faults({ competencies: [{ ...competency, competency: 'M.09' }] })).toContain('SHEET_COMPETENCY_UNKNOWN')
    const [first, ...rest] = competency.indicators
    expect(inside({ indicators: [{ code: 'M.03.1.9', text: 'x' }, ...rest] })).toEqual(['SHEET_INDICATOR_UNKNOWN'])
    expect(inside({ indicators: [{ code: 'M.04.1.1', text: 'x' }, ...rest] })).toEqual(['SHEET_INDICATOR_ELSEWHERE'])
    expect(inside({ indicators: [...competency.indicators, first as never] })).toEqual(['SHEET_INDICATOR_TWICE'])
    expect(faults({ competencies: [competency, competency] })).toContain('SHEET_COMPETENCY_TWICE')
  })

  it('wants behaviours of at least three levels, and six anchors that differ', () => {
    expect(inside({ indicators: ['M.03.1.1', 'M.03.1.2', 'M.03.2.2'].map((code) => ({ code, text: code })) })).toEqual([
      'SHEET_FEW_LEVELS',
    ])
    expect(inside({ anchors: competency.anchors.slice(1) })).toEqual(['SHEET_ANCHORS'])
    expect(inside({ anchors: competency.anchors.map(({ level }) => ({ level, text: 'Sama' })) })).toEqual([
      'SHEET_ANCHORS_ALIKE',
    ])
  })

  it('wants what its kind needs: questions, a group, a role player', () => {
    expect(inside({ questions: [] })).toEqual(['SHEET_NO_QUESTIONS'])
    expect(faults({ kind: 'group-discussion' })).toEqual(['SHEET_GROUP'])
    expect(faults({ kind: 'group-discussion', group: { least: 8, most: 4 } })).toEqual(['SHEET_GROUP'])
    expect(faults({ kind: 'role-play' })).toEqual(['SHEET_ROLE_PLAYER'])
    expect(faults({ tiers: ['KEPALA'] })).toEqual(['SHEET_TIER_UNKNOWN'])
    const table = { columns: ['a', 'b'], rows: [['1']] }
    expect(faults({ materials: [{ title: 'Tabel', paragraphs: [], table }] })).toEqual(['SHEET_TABLE'])
  })
})

it('reads the level off a code', () => expect(indicatorLevel('SK.01.4.2')).toBe(4))
