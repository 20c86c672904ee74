import { describe, expect, it } from 'vitest'
import { type AssessorRecord, mayRate } from './may-rate.ts'

const record: AssessorRecord = {
  profile: { tiers: ['PENGAWAS', 'ADMINISTRATOR'], isSuspended: false },
  certificates: [{ from: '2024-01-01', until: '2027-12-31' }],
  calibration: { passed: true, on: '2026-06-01', until: '2027-05-31' },
  overrides: [],
}
const ask = (change: Partial<AssessorRecord>, day = '2026-11-25', tiers = ['ADMINISTRATOR']) =>
  mayRate({ ...record, ...change }, { day, tiers })
const reasons = (...input: Parameters<typeof ask>) => ask(...input).reasons

describe('mayRate', () => {
  it('lets one whose record is whole', () =>
    expect(ask({})).toEqual({ may: true, reasons: [], warnings: [], override: null }))

  it('names everything that is missing, not the first', () => {
    const bare = { profile: { tiers: [], isSuspended: true }, certificates: [], calibration: null }
    expect(ask(bare)).toMatchObject({ may: false, reasons: ['suspended', 'no-certificate', 'tier', 'not-calibrated'] })
    expect(reasons({ profile: null })).toEqual(['no-profile'])
  })

  it('counts a certificate from its first to its last day, and the longest of several', () => {
    const until = (day: string | null) => [{ from: '2024-01-01', until: day }]
    expect(reasons({ certificates: until('2026-11-25') })).toEqual([])
    expect(reasons({ certificates: until('2026-11-24') })).toEqual(['certificate-expired'])
    expect(reasons({ certificates: [{ from: '2026-11-26', until: null }] })).toEqual(['no-certificate'])
    expect(ask({ certificates: [...until('2026-01-01'), ...until(null)] })).toMatchObject({ may: true, warnings: [] })
  })

  it('warns 90 days before an end', () => {
    const warnings = (day: string) => ask({}, day).warnings
    expect(warnings('2027-03-01')).toEqual([])
    expect(warnings('2027-03-02')).toEqual(['calibration-expires'])
    expect(ask({ certificates: [{ from: '2024-01-01', until: '2026-12-01' }] }).warnings).toEqual([
      'certificate-expires',
    ])
  })

  it('wants a calibration that was passed and still counts', () => {
    expect(reasons({ calibration: { ...record.calibration!, passed: false } })).toEqual(['calibration-failed'])
    expect(reasons({}, '2027-06-01')).toEqual(['calibration-expired'])
  })

  it('lets a named person overrule what is missing for a while, but not a suspension', () => {
    const overrides = [{ from: '2026-11-01', until: '2026-11-30', byName: 'Ketua', reason: 'menunggu sertifikat' }]
    expect(ask({ certificates: [], overrides })).toMatchObject({
      may: true,
      reasons: ['no-certificate'],
      override: { byName: 'Ketua' },
    })
    expect(ask({ certificates: [], overrides }, '2026-12-01').may).toBe(false)
    expect(ask({ profile: { tiers: ['ADMINISTRATOR'], isSuspended: true }, overrides }).may).toBe(false)
    expect(ask({ profile: null, overrides }).may).toBe(false)
  })

  it('asks for every tier that is to be assessed', () => {
    expect(reasons({}, '2026-11-25', ['PENGAWAS', 'JPT_PRATAMA'])).toEqual(['tier'])
    expect(reasons({}, '2026-11-25', [])).toEqual([])
  })
})
