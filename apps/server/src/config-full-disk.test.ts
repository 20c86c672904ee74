import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { keepPassword } from './postgres/embedded.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { mountSmallDisk } from './testing/small-disk.ts'

const disk = mountSmallDisk('64k')
afterAll(() => disk?.remove())
beforeEach(() => disk?.fill())

describe.skipIf(!disk)('a start on a full disk (skipped where this user may not mount)', () => {
  const { folder } = disk ?? { folder: '' }

  it('says so in one sentence, leaves no empty key, and starts once there is room', () => {
    expect(() => readConfig({ PETAKOM_DATA: folder })).toThrow(
      /^Penyimpanan penuh, sehingga kunci di .* jalankan lagi\.$/,
    )
    expect(existsSync(join(folder, 'secret'))).toBe(false)
    disk!.empty()
    expect(readConfig({ PETAKOM_DATA: folder }).secret.length).toBeGreaterThanOrEqual(32)
  })

  it('leaves no lock behind when the lock itself finds no room', async () => {
    const open = openPostgres({ dataFolder: folder, databaseUrl: null })
    await expect(open).rejects.toThrow(/^Penyimpanan penuh, sehingga folder data .* tidak dapat dikunci\. .*lagi\.$/)
    expect(readdirSync(folder).sort()).toEqual(['ballast', 'secret'])
  })
})

describe.skipIf(!disk)('the password of a new PostgreSQL (skipped where this user may not mount)', () => {
  it('is whole or not there', () => {
    const path = join(disk!.folder, 'postgresql.password')
    expect(() => keepPassword(disk!.folder)).toThrow(/^Penyimpanan penuh, sehingga kunci di .*password tidak dapat/)
    expect(existsSync(path)).toBe(false)
    disk!.empty()
    const password = keepPassword(disk!.folder)
    expect(password).toMatch(/^[\w-]{32}$/)
    expect(readFileSync(path, 'utf8')).toBe(password)
    expect(keepPassword(disk!.folder)).toBe(password)
  })
})
