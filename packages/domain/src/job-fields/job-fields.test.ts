import { describe, expect, it } from 'vitest'
import { educationRung } from '../codes/codes.ts'
import { findJobField, JOB_FIELDS, jobFieldName } from './job-fields.ts'

describe('findJobField', () => {
  it('finds every field by its code and by its names', () => {
    for (const { code, name, nameEn } of JOB_FIELDS) {
      expect([code.toLowerCase(), name.toUpperCase(), ` ${nameEn} `].map(findJobField)).toEqual([code, code, code])
      expect(jobFieldName(code)).toBe(name)
    }
  })
  it('refuses what is on no list', () => {
    expect(findJobField('Sihir')).toBeNull()
    expect(findJobField('')).toBeNull()
  })
})

describe('educationRung', () => {
  it('puts every SIASN level on the ladder of the rules', () => {
    const levels = ['05', '12', '18', '20', '25', '30', '35', '40', '42', '47', '50', '99']
    expect(levels.map(educationRung)).toEqual([
      'SD',
      'SMP',
      'SLTA',
      'D1',
      'D2',
      'D3',
      'S1_D4',
      'S1_D4',
      'S1_D4',
      'S2',
      'S3',
      null,
    ])
  })
})
