import type { Db } from './query.ts'
import { sql } from './query.ts'

/** Who did it: a signed-in actor, or the system itself under a name that says what ran. */
export interface AuditActor {
  readonly instansiId: string
  readonly id: string | null
  readonly name: string
}

export interface AuditFact {
  /** A verb of the past on a thing: 'roster.applied', 'jabatan.changed'. */
  readonly action: string
  readonly subjectType: string
  readonly subjectId?: string | null
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string | null
}

/** Writes the audit row of a change; call it in the same transaction as the change. */
export async function audit(db: Db, actor: AuditActor, fact: AuditFact): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  await db.run(sql`
    insert into audit_entry (instansi_id, actor_id, actor_name, action, subject_type, subject_id, before, after, reason)
    values (${actor.instansiId}, ${actor.id}, ${actor.name}, ${fact.action}, ${fact.subjectType},
      ${fact.subjectId ?? null}, ${json(fact.before)}, ${json(fact.after)}, ${fact.reason ?? null})`)
}
