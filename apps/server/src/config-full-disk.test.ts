import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-full-'))
const isMounted = mountSmall(folder)
afterAll(() => {
  if (isMounted) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
})

/** A file system of 64 kB, where this user may mount one. */
function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!isMounted)('a start on a full disk (skipped where this user may not mount)', () => {
  it('says so in one sentence, leaves no empty key, and starts once there is room', () => {
    const filler = join(folder, 'filler')
    expect(() => writeFileSync(filler, Buffer.alloc(200_000))).toThrow(/ENOSPC/)
    expect(() => readConfig({ PETAKOM_DATA: folder })).toThrow(
      /^Penyimpanan penuh, sehingga kunci di .* jalankan lagi\.$/,
    )
    expect(existsSync(join(folder, 'secret'))).toBe(false)
    rmSync(filler)
    expect(readConfig({ PETAKOM_DATA: folder }).secret.length).toBeGreaterThanOrEqual(32)
  })
})
