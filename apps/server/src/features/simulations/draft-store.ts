import { SimulationDraftFile, SimulationDraftRow } from '@petakom/contract'
import { canonicalJson, type Scenario } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { simulationDeskErrors } from './errors.ts'

const savedAt = sql`to_char(d.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const basedOn = sql`case when d.simulation_id is null then null else
  jsonb_build_object('simulationId', d.simulation_id, 'code', s.code, 'version', d.based_on) end`

export function listDrafts(db: Db): Promise<SimulationDraftRow[]> {
  return db.all(
    SimulationDraftRow,
    sql`select d.id, d.content->>'code' as code, d.content->>'title' as title, d.content->>'kind' as kind,
        jsonb_array_length(d.content->'messages') as messages, jsonb_array_length(d.content->'rules') as rules,
        ${basedOn} as "basedOn", d.updated_by_name as "updatedBy", ${savedAt} as "updatedAt"
      from simulation_draft as d
      left join simulation as s on s.instansi_id = d.instansi_id and s.id = d.simulation_id
      order by d.updated_at desc`,
  )
}

const DraftRow = z.object({
  id: z.string(),
  revision: z.number(),
  savedAt: z.string(),
  content: SimulationDraftFile,
  basedOn: z.object({ simulationId: z.string(), code: z.string(), version: z.number() }).nullable(),
})
export type StoredDraft = z.infer<typeof DraftRow>

/** With `lock`, nobody else saves, publishes or deletes it until the transaction is over. */
export async function getDraft(db: Db, id: string, { lock = false } = {}): Promise<StoredDraft> {
  const row = await db.maybe(
    DraftRow,
    sql`select d.id, d.revision, ${savedAt} as "savedAt", d.content, ${basedOn} as "basedOn"
      from simulation_draft as d
      left join simulation as s on s.instansi_id = d.instansi_id and s.id = d.simulation_id
      where d.id = ${id} ${lock ? sql`for update of d` : sql``}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

interface NewDraft {
  readonly content: Scenario
  readonly basedOn: { readonly simulationId: string; readonly version: number } | null
}

/** Begins a draft. Of one simulation there is one at a time: null where it has one already. */
export async function insertDraft(
  db: Db,
  actor: AuditActor,
  { content, basedOn: base }: NewDraft,
): Promise<string | null> {
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into simulation_draft (instansi_id, simulation_id, based_on, content, created_by_name, updated_by_name)
      values (${actor.instansiId}, ${base?.simulationId ?? null}, ${base?.version ?? null}, ${JSON.stringify(content)},
        ${actor.name}, ${actor.name})
      on conflict (instansi_id, simulation_id) do nothing returning id`,
  )
  if (!row) return null
  await audit(db, actor, {
    action: 'simulation-draft.created',
    subjectType: 'simulation-draft',
    subjectId: row.id,
    after: { code: content.code, title: content.title, version: base?.version ?? null },
  })
  return row.id
}

/** Names of the parts of a file that differ. */
function changedParts(before: Scenario, after: Scenario): string[] {
  const [one, other] = [before as unknown as Record<string, unknown>, after as unknown as Record<string, unknown>]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return keys.filter((key) => canonicalJson(one[key] ?? null) !== canonicalJson(other[key] ?? null))
}

export async function saveDraft(
  db: Db,
  actor: AuditActor & { readonly id: string },
  id: string,
  { revision, content }: { readonly revision: number; readonly content: Scenario },
): Promise<{ revision: number; savedAt: string }> {
  const before = await getDraft(db, id, { lock: true })
  if (before.revision !== revision) throw simulationDeskErrors.SIMULATION_DRAFT_CHANGED()
  const parts = changedParts(before.content, content)
  if (parts.length === 0) return { revision, savedAt: before.savedAt }
  const stored = await db.one(
    z.object({ revision: z.number(), savedAt: z.string() }),
    sql`update simulation_draft as d set content = ${JSON.stringify(content)}, revision = d.revision + 1,
        updated_by_name = ${actor.name}, updated_at = clock_timestamp()
      where d.id = ${id} returning d.revision, ${savedAt} as "savedAt"`,
  )
  await db.run(sql`insert into simulation_draft_writer (instansi_id, draft_id, account_id)
    values (${actor.instansiId}, ${id}, ${actor.id}) on conflict do nothing`)
  await audit(db, actor, {
    action: 'simulation-draft.saved',
    subjectType: 'simulation-draft',
    subjectId: id,
    after: { code: content.code, revision: stored.revision, parts },
  })
  return stored
}

export async function deleteDraft(db: Db, actor: AuditActor, id: string): Promise<void> {
  const { content } = await getDraft(db, id, { lock: true })
  await db.run(sql`delete from simulation_draft where id = ${id}`)
  await audit(db, actor, {
    action: 'simulation-draft.deleted',
    subjectType: 'simulation-draft',
    subjectId: id,
    before: { code: content.code, title: content.title, messages: content.messages.length },
  })
}
