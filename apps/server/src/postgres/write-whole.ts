import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { StartUpError } from './start-up-error.ts'

/**
 * Writes a key, readable by its owner alone, whole or not at all: on a disk that is full an empty one left behind would
 * lock the next start out, or seal its receipts.
 */
export function writeWhole(path: string, content: Buffer | string): void {
  try {
    writeFileSync(`${path}.part`, content, { mode: 0o600, flush: true })
    renameSync(`${path}.part`, path)
  } catch (cause) {
    rmSync(`${path}.part`, { force: true })
    throw onFullDisk(cause, `kunci di ${path} tidak dapat ditulis`)
  }
}

/** What to throw for `cause`: on a full disk one sentence that says what could not be done, otherwise `cause` itself. */
export function onFullDisk(cause: unknown, what: string): unknown {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') return cause
  return new StartUpError(`Penyimpanan penuh, sehingga ${what}. Kosongkan ruang lalu jalankan lagi.`, { cause })
}
