import { describe, expect, it } from 'vitest'
import { can, PERMISSIONS, permissionsOf, ROLES } from './policy.ts'

const here = { instansiId: 'a' }

describe('can', () => {
  it.each([
    ['administrator', 'pegawai.import', true],
    ['panitia', 'pegawai.import', false],
    ['panitia', 'event.edit', true],
    ['pimpinan', 'event.edit', false],
    ['auditor', 'audit.read', true],
    ['auditor', 'result.score', false],
    ['pengelola-talenta', 'talent.read', true],
    ['asesor', 'talent.read', false],
    ['peserta', 'organization.read', false],
    ['pegawai', 'placement.read', false],
    ['pegawai', 'instansi.read', false],
  ] as const)('%s, %s: %s', (role, permission, expected) => {
    expect(can({ ...here, roles: [role] }, permission)).toBe(expected)
  })

  it('never crosses an instansi, whatever the role', () => {
    for (const role of ROLES) {
      for (const permission of PERMISSIONS) {
        expect(can({ ...here, roles: [role] }, permission, { instansiId: 'b' })).toBe(false)
      }
    }
  })

  it('lets a peserta reach their own record only', () => {
    const peserta = { ...here, roles: ['peserta'] as const, participantId: 'p1' }
    expect(can(peserta, 'delivery.take', { ...here, participantId: 'p1' })).toBe(true)
    expect(can(peserta, 'delivery.take', { ...here, participantId: 'p2' })).toBe(false)
  })

  it('gives a pegawai their own career and nothing else, and everybody theirs', () => {
    expect(permissionsOf(['pegawai'])).toEqual(['career.own'])
    for (const role of ROLES) expect(permissionsOf([role])).toContain('career.own')
  })

  it('gives nothing without a role', () => {
    expect(permissionsOf([])).toEqual([])
  })
})
