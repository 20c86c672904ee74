import { describe, expect, inject, it } from 'vitest'
import { openPostgres, refuseOldServer } from './open-postgres.ts'
import { StartUpError } from './start-up-error.ts'

describe('a PostgreSQL of one’s own', () => {
  it.each([
    ['14.19 (Debian 14.19-1)', 140_019],
    ['9.6.24', 90_624],
  ])('of version %s is refused in one sentence that names it', (version, number) => {
    const refuse = () => refuseOldServer({ version, number })
    expect(refuse).toThrow(StartUpError)
    expect(refuse).toThrow(
      `DATABASE_URL menunjuk PostgreSQL ${version}; Petakom memerlukan versi 15 atau lebih baru. Perbarui server itu, atau kosongkan DATABASE_URL untuk memakai PostgreSQL bawaan.`,
    )
  })

  it('of version 15 or newer is used, and left running', async () => {
    expect(() => refuseOldServer({ version: '15.0', number: 150_000 })).not.toThrow()
    const opened = await openPostgres({ dataFolder: '', databaseUrl: inject('templateUrl') })
    expect(opened).toMatchObject({ kind: 'external', version: expect.stringMatching(/^1[5-9]|^[2-9]\d/) })
    await opened.stop()
  })
})
