import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './postmaster.ts'
import { StartUpError } from './start-up-error.ts'
import { onFullDisk } from './write-whole.ts'

/** One server per data folder. A lock whose process is gone (kill -9, power cut) is taken over. */
export function lockFolder(dataFolder: string): () => void {
  const path = join(dataFolder, 'server.lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') rmSync(path, { force: true })
        throw onFullDisk(error, `folder data ${dataFolder} tidak dapat dikunci`)
      }
      const pid = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
      if (pid > 0 && pid !== process.pid && isAlive(pid)) {
        throw new StartUpError(
          `Folder data ${dataFolder} sedang dipakai Petakom lain (proses ${pid}). Hentikan yang itu, atau pilih folder lain dengan PETAKOM_DATA.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
  throw new StartUpError(`Folder data ${dataFolder} tidak dapat dikunci. Coba lagi.`)
}
