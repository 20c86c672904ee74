import { Job, type JobState } from '@petakom/contract'
import type { Permission } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../db/audit.ts'
import { type Db, raw, sql } from '../db/query.ts'

const columns = raw(`id, kind, permission, input, state, progress, message, result, error,
  created_by as "creatorId", created_by_name as "createdBy", created_at as "createdAt", finished_at as "finishedAt"`)

export const JobRow = Job.omit({ createdAt: true, finishedAt: true }).extend({
  permission: z.string(),
  input: z.unknown(),
  creatorId: z.string().nullable(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
})
export type JobRow = z.infer<typeof JobRow>

export interface NewJob {
  readonly kind: string
  readonly permission: Permission
  readonly input: Record<string, unknown>
}

/** The job as it was written down, or the unfinished one that asks for the same. */
export async function insertJob(db: Db, actor: AuditActor, { kind, permission, input }: NewJob): Promise<JobRow> {
  const made = await db.maybe(
    JobRow,
    sql`insert into job (instansi_id, kind, permission, input, created_by, created_by_name)
      values (${actor.instansiId}, ${kind}, ${permission}, ${JSON.stringify(input)}::jsonb, ${actor.id}, ${actor.name})
      on conflict (instansi_id, kind, input) where state in ('queued', 'running') do nothing returning ${columns}`,
  )
  if (made) {
    await audit(db, actor, { action: 'job.started', subjectType: 'job', subjectId: made.id, after: { kind, input } })
    return made
  }
  return db.one(
    JobRow,
    sql`select ${columns} from job where kind = ${kind} and input = ${JSON.stringify(input)}::jsonb
      and state in ('queued', 'running')`,
  )
}

export function findJob(db: Db, id: string): Promise<JobRow | null> {
  return db.maybe(JobRow, sql`select ${columns} from job where id = ${id}`)
}

/** The last one of a kind whose input names this id. */
export function findJobAbout(db: Db, kind: string, about: string): Promise<JobRow | null> {
  return db.maybe(
    JobRow,
    sql`select ${columns} from job where kind = ${kind} and input->>'id' = ${about} order by created_at desc limit 1`,
  )
}

/** Takes a queued job, or one whose process died while it ran. Null when it is finished or was called off. */
export async function claimJob(db: Db, actor: AuditActor, id: string): Promise<JobRow | null> {
  const { stop } = await db.one(
    z.object({ stop: z.boolean() }),
    sql`select cancel_requested_at is not null as stop from job where id = ${id} for update`,
  )
  if (stop) await finishJob(db, actor, id, { state: 'cancelled' })
  return db.maybe(
    JobRow,
    sql`update job set state = 'running', started_at = now(), progress = 0, message = ''
      where id = ${id} and state in ('queued', 'running') returning ${columns}`,
  )
}

/** Writes the progress and says whether somebody wants the job stopped. */
export async function reportJob(db: Db, id: string, progress: number, message: string): Promise<boolean> {
  const { stop } = await db.one(
    z.object({ stop: z.boolean() }),
    sql`update job set progress = ${progress}, message = ${message} where id = ${id}
      returning cancel_requested_at is not null as stop`,
  )
  return stop
}

export interface JobEnd {
  readonly state: z.infer<typeof JobState>
  readonly result?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly details?: unknown }
}

export async function finishJob(db: Db, actor: AuditActor, id: string, { state, result, error }: JobEnd) {
  const changed = await db.run(sql`
    update job set state = ${state}, result = ${JSON.stringify(result ?? null)}::jsonb,
      error = ${error ? JSON.stringify(error) : null}::jsonb, finished_at = now(),
      progress = case when ${state} = 'done' then 1 else progress end
    where id = ${id} and state in ('queued', 'running')`)
  if (changed === 0) return
  await audit(db, actor, { action: `job.${state}`, subjectType: 'job', subjectId: id, after: { error } })
}

/** A queued job ends at once; a running one at its next sign of progress. */
export async function askToStop(db: Db, actor: AuditActor, id: string): Promise<void> {
  const changed = await db.run(sql`
    update job set cancel_requested_at = now(),
      state = case when state = 'queued' then 'cancelled' else state end,
      finished_at = case when state = 'queued' then now() end
    where id = ${id} and state in ('queued', 'running') and cancel_requested_at is null`)
  if (changed > 0) await audit(db, actor, { action: 'job.stop-asked', subjectType: 'job', subjectId: id })
}

export function presentJob({ creatorId: _, permission: __, input: ___, ...row }: JobRow): Job {
  return { ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null }
}
