import type { VersionedAttempt } from './attempts.ts'
import type { ChangedAttempt, StoredRow } from './store-answers.ts'

/**
 * Attempts as this server last stored them, so that the next answer need not read them first. Never trusted: what is
 * decided on one of these is stored only if the row still has the same version (see `storeAnswers`).
 */
const known = new Map<string, VersionedAttempt>()
const MOST = 20_000

export const recallAttempt = (id: string): VersionedAttempt | undefined => known.get(id)

export const forgetAttempt = (id: string): boolean => known.delete(id)

/** Keeps what was stored, under its new version. A transaction that fails afterwards leaves a version that never was. */
export function rememberAttempts(changed: readonly ChangedAttempt[], stored: readonly StoredRow[]): void {
  const versions = new Map(stored.map(({ id, version }) => [id, version]))
  for (const { row } of changed) {
    const version = versions.get(row.id)
    if (version === undefined) continue
    if (known.size >= MOST) known.delete(known.keys().next().value!)
    known.set(row.id, { ...row, version })
  }
}
