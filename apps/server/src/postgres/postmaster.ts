import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The PostgreSQL that holds this cluster, as its postmaster.pid tells, if that process still lives. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return null
  const [pid, folder, , port] = readFileSync(path, 'utf8').split('\n')
  if (folder?.trim() !== cluster || !isPostgres(Number(pid))) return null
  return { pid: Number(pid), port: Number(port) }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A process number may have been given to something else since; only a postgres may be adopted. */
function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  const path = `/proc/${pid}/cmdline`
  return !existsSync(path) || readFileSync(path, 'utf8').includes('postgres')
}
