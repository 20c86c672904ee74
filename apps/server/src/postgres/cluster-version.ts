import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartUpError } from './start-up-error.ts'

/** Refuses a cluster that another major version of PostgreSQL made. */
export function refuseOtherMajor(cluster: string, major: string): void {
  const path = join(cluster, 'PG_VERSION')
  if (!existsSync(path)) return
  const found = readFileSync(path, 'utf8').trim()
  if (found !== major) {
    throw new StartUpError(
      `Folder data dibuat oleh PostgreSQL ${found}, sedangkan versi ini membawa ${major}. Pakai versi Petakom yang sesuai, atau pulihkan cadangan ke folder baru.`,
    )
  }
}
