import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartUpError } from './start-up-error.ts'

export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

const NAME = 'petakom-pg'
/** Where the cluster lives when the data folder cannot be reached by the user that PostgreSQL runs as. */
const OPEN_FOLDER = '/var/lib/petakom'

/** PostgreSQL refuses to run as root; then, and only then, a system user of its own is made for it. */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, NAME], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME], {
        stdio: 'ignore',
      })
      return { uid: id('-u'), gid: id('-g') }
    } catch (cause) {
      throw new StartUpError(
        `Pengguna sistem ${NAME} tidak dapat dibuat, padahal PostgreSQL tidak mau berjalan sebagai root. Jalankan sebagai pengguna biasa, atau isi DATABASE_URL.`,
        { cause },
      )
    }
  }
}

/** Whether everybody may pass through every folder above `path`. */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** The folder for the cluster of this data folder, and one for the binaries, both open to the user. */
export function openFolders(dataFolder: string, version: string): { cluster: string; binaries: string } {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  mkdirSync(OPEN_FOLDER, { recursive: true })
  chmodSync(OPEN_FOLDER, 0o755)
  return { cluster: join(OPEN_FOLDER, name), binaries: join(OPEN_FOLDER, `postgresql-${version}`) }
}

export function giveTo(user: SystemUser | null, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}
