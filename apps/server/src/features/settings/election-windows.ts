import { type addElectionWindow, type BodyOf, ElectionWindow } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, type Sql, sql } from '../../db/query.ts'
import { settingErrors } from './errors.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const rows = sql`select id, kind, lower(valid_during)::text as "from", upper(valid_during)::text as until, permit, source,
    ${instant(sql`recorded_at`)} as "recordedAt", recorded_by as "recordedBy", reason,
    case when superseded_at is not null then jsonb_build_object('at', ${instant(sql`superseded_at`)},
      'by', superseded_by_name, 'reason', superseded_reason) end as superseded
  from election_window`

/** Every window ever recorded: those in force by their day, then the others. */
export const readElectionWindows = (db: Db): Promise<ElectionWindow[]> =>
  db.all(ElectionWindow, sql`${rows} order by superseded_at is not null, lower(valid_during) desc, recorded_at desc`)

/** Records a window; with `corrects`, in the place of the one that it names. Windows in force never overlap. */
export async function recordElectionWindow(
  db: Db,
  actor: AuditActor,
  { corrects, reason, ...window }: BodyOf<typeof addElectionWindow>,
): Promise<ElectionWindow> {
  if (window.permit !== null && window.kind === 'free') throw settingErrors.PERMIT_WITHOUT_FREEZE()
  await lockWindows(db, actor)
  const before = corrects ? await inForce(db, corrects) : null
  const after = told(window)
  if (before && JSON.stringify(told(before)) === JSON.stringify(after)) throw settingErrors.WINDOW_UNCHANGED()
  if (before && !reason) throw settingErrors.WINDOW_REASON_NEEDED()
  if (before && reason) await supersede(db, actor, before.id, reason)
  await refuseOverlap(db, window)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into election_window (instansi_id, valid_during, kind, permitted, permit, source, recorded_by, reason)
      values (${actor.instansiId}, daterange(${window.from}::date, ${window.until}::date), ${window.kind},
        ${window.permit !== null}, ${window.permit}, ${window.source}, ${actor.name}, ${before ? reason! : null})
      returning id`,
  )
  const change = { subjectType: 'election-window', subjectId: id, after, reason: reason ?? null }
  if (before) await audit(db, actor, { action: 'election-window.corrected', before: told(before), ...change })
  else await audit(db, actor, { action: 'election-window.recorded', ...change })
  return db.one(ElectionWindow, sql`${rows} where id = ${id}`)
}

export async function withdrawElectionWindow(db: Db, actor: AuditActor, id: string, reason: string): Promise<void> {
  await lockWindows(db, actor)
  const before = await inForce(db, id)
  await supersede(db, actor, id, reason)
  await audit(db, actor, {
    action: 'election-window.withdrawn',
    subjectType: 'election-window',
    subjectId: id,
    before: told(before),
    reason,
  })
}

/** One who writes at a time, so that two who overlap are told in a sentence. */
const lockWindows = (db: Db, { instansiId }: AuditActor) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended('election-windows:' || ${instansiId}, 0))`)

async function inForce(db: Db, id: string): Promise<ElectionWindow> {
  const found = await db.maybe(ElectionWindow, sql`${rows} where id = ${id}`)
  if (!found) throw settingErrors.WINDOW_NOT_FOUND()
  if (found.superseded) throw settingErrors.WINDOW_SUPERSEDED()
  return found
}

const supersede = (db: Db, actor: AuditActor, id: string, reason: string) =>
  db.run(sql`update election_window set superseded_at = now(), superseded_by_name = ${actor.name},
    superseded_reason = ${reason} where id = ${id}`)

async function refuseOverlap(db: Db, { from, until }: { from: string; until: string }): Promise<void> {
  const other = await db.maybe(
    z.object({ from: z.string(), until: z.string() }),
    sql`select lower(valid_during)::text as "from", upper(valid_during)::text as until from election_window
      where superseded_at is null and valid_during && daterange(${from}::date, ${until}::date)
      order by lower(valid_during) limit 1`,
  )
  if (other) throw settingErrors.WINDOW_OVERLAPS(other)
}

const told = ({
  kind,
  from,
  until,
  permit,
  source,
}: Pick<ElectionWindow, 'kind' | 'from' | 'until' | 'permit' | 'source'>) => ({
  kind,
  from,
  until,
  permit,
  source,
})
