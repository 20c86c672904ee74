import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('readConfig', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['HOST', 'http://x/y'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['PETAKOM_SECRET', 'short'],
    ['PETAKOM_PUBLIC_URL', 'not an address'],
    ['PETAKOM_LOG', 'loud'],
    ['PETAKOM_TRUST_PROXY', 'yes'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ PETAKOM_DATA: folder, [name]: value })).toThrow(new RegExp(`^${name}: .*\\.$`))
  })

  it('never prints a secret or the address of the database', () => {
    expect(() => readConfig({ PETAKOM_DATA: folder, PETAKOM_SECRET: 'hush' })).not.toThrow(/hush/)
  })

  it('refuses a data folder that cannot be written', () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    expect(() => readConfig({ PETAKOM_DATA: join(file, 'below') })).toThrow(/tidak dapat ditulisi/)
  })

  it('makes the secret once, for its owner alone', () => {
    const first = readConfig({ PETAKOM_DATA: folder })
    expect(readConfig({ PETAKOM_DATA: folder }).secret).toEqual(first.secret)
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0)
  })
})
