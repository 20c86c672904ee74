import { describe, expect, it } from 'vitest'
import { COMPETENCIES } from '../competencies/index.ts'
import { DEFAULT_COMBINING_RECIPE } from '../final-level/index.ts'
import {
  comparePlans,
  DEFAULT_COST_RATES,
  DEFAULT_ERROR_RATES,
  DEFAULT_PRESETS,
  type PresetTool,
  planCost,
  planError,
  presetGaps,
} from './index.ts'

const ALL = COMPETENCIES.map(({ code }) => code)
const preset = (code: string) => DEFAULT_PRESETS.find((one) => one.code === code)!
const rates = {
  ...DEFAULT_COST_RATES,
  assessorHour: 60_000,
  rolePlayerHour: 30_000,
  roomHour: 12_000,
  seatHour: 6_000,
  participantDay: 100_000,
  assessorDeskMinutes: 60,
  turnoverMinutes: 10,
  minutesPerDay: 420,
}
const interview: PresetTool = {
  kind: 'interview',
  minutes: 50,
  preparationMinutes: 0,
  assessors: 2,
  needsRolePlayer: false,
  groupMin: null,
  groupMax: null,
  competencies: ['M.01'],
}
const discussion: PresetTool = {
  ...interview,
  kind: 'group-discussion',
  groupMin: 4,
  groupMax: 6,
  preparationMinutes: 20,
}
const test: PresetTool = { ...interview, kind: 'test', minutes: 100, assessors: 0 }

describe('the presets', () => {
  it('measure every competency with two tools, more with each step', () => {
    for (const one of DEFAULT_PRESETS) expect(presetGaps(one, ALL)).toEqual([])
    expect(DEFAULT_PRESETS.map(({ tools }) => tools.length)).toEqual([3, 4, 6])
  })
  it('names what too few tools measure', () => {
    const thin = { ...preset('sederhana'), tools: [test] }
    expect(presetGaps(thin, ['M.01', 'M.02'])).toEqual([
      { competency: 'M.01', tools: 1 },
      { competency: 'M.02', tools: 0 },
    ])
  })
})

describe('planCost', () => {
  it('counts watching, desk, rooms and the day of one participant', () => {
    // Two assessors for 60 minutes, and 60 minutes at the desk each: 4 hours.
    expect(planCost([interview], rates)).toEqual({
      rupiah: 240_000 + 12_000 + 100_000,
      parts: { assessors: 240_000, rolePlayers: 0, rooms: 12_000, seats: 0, participant: 100_000 },
      minutes: 50,
      assessorMinutes: 240,
      days: 1,
    })
  })
  it('shares a group among its people', () => {
    const { assessorMinutes, parts, minutes } = planCost([discussion], rates)
    expect(assessorMinutes).toBe((2 * 60) / 5 + 120)
    expect(parts.rooms).toBe(12_000 / 5)
    expect(minutes).toBe(70)
  })
  it('begins another day past the minutes of one', () => {
    expect(planCost([{ ...test, minutes: 420 }], rates).days).toBe(1)
    expect(planCost([{ ...test, minutes: 421 }], rates).days).toBe(2)
    expect(planCost([], rates)).toMatchObject({ rupiah: 0, minutes: 0, days: 0 })
  })
})

describe('planError', () => {
  const errorOf = (tools: PresetTool[]) =>
    planError(tools, ['M.01'], { ...DEFAULT_ERROR_RATES, test: 0.45 }, DEFAULT_COMBINING_RECIPE).standardError!

  it('of a test shrinks with its length down to what the method measures beside', () => {
    expect(errorOf([test])).toBeCloseTo(Math.hypot(0.45, 0.3), 12)
    expect(errorOf([{ ...test, minutes: 400 }])).toBeCloseTo(Math.hypot(0.225, 0.3), 12)
    expect(errorOf([{ ...test, minutes: 10_000_000 }])).toBeCloseTo(0.3, 3)
  })
  it('of ratings shrinks with exercises, and with raters to the exercise part alone', () => {
    expect(errorOf([interview])).toBeCloseTo(Math.sqrt(0.65 ** 2 + 0.55 ** 2 / 2), 12)
    expect(errorOf([interview, discussion])).toBeCloseTo(Math.sqrt((0.65 ** 2 + 0.55 ** 2 / 2) / 2), 12)
    expect(errorOf([{ ...interview, assessors: 1_000_000 }])).toBeCloseTo(0.65, 3)
  })
  it('names what nothing measures', () => {
    expect(planError([test], ['M.01', 'M.02'], DEFAULT_ERROR_RATES, DEFAULT_COMBINING_RECIPE)).toMatchObject({
      unmeasured: ['M.02'],
      byCompetency: [{}, { standardError: null }],
    })
  })
})

describe('comparePlans', () => {
  const question = {
    tools: preset('kompleks').tools,
    competencies: ALL,
    costs: DEFAULT_COST_RATES,
    errors: DEFAULT_ERROR_RATES,
    recipe: DEFAULT_COMBINING_RECIPE,
    mostAssessors: 4,
    leastGain: 0.02,
  }
  const { plans, best, enough } = comparePlans(question)

  it('keeps plans that none betters, each dearer and closer than the one before', () => {
    for (const [index, plan] of best.entries()) {
      const before = best[index - 1]
      if (before) expect(plan.rupiah > before.rupiah && plan.standardError < before.standardError).toBe(true)
      expect(plans.some((one) => one.rupiah < plan.rupiah && one.standardError <= plan.standardError)).toBe(false)
    }
  })
  it('tries every choice that measures everything', () => {
    const full = plans.find(({ tools }) => tools.length === 6 && tools.at(-1)!.assessors === 4)
    expect(full).toBeDefined()
    expect(plans.every(({ tools }) => tools.some(({ kind }) => kind === 'test' || kind === 'interview'))).toBe(true)
  })
  it('says where money buys no more than the least gain', () => {
    const closest = Math.min(...plans.map(({ standardError }) => standardError))
    expect(enough!.standardError - closest).toBeLessThan(0.02)
    const cheaper = best.filter(({ rupiah }) => rupiah < enough!.rupiah)
    expect(cheaper.length).toBeGreaterThan(0)
    for (const plan of cheaper) expect(plan.standardError - closest).toBeGreaterThanOrEqual(0.02)
  })
  it('refuses more tools than it can try', () => {
    expect(() => comparePlans({ ...question, tools: Array.from({ length: 11 }, () => test) })).toThrow(RangeError)
  })
})
