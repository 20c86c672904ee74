import { isDeepStrictEqual } from 'node:util'
import type { BodyOf, createSheet, ObservationSheetContent, reviseSheet, setSheetState } from '@petakom/contract'
import { checkSheet, reason } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { because } from '../../plugins/app-error.ts'
import { sheetErrors } from './errors.ts'
import { getContent, getHead } from './queries.ts'

const addVersion = (db: Db, actor: AuditActor, id: string, version: number, content: ObservationSheetContent) =>
  db.run(sql`
    insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
    values (${actor.instansiId}, ${id}, ${version}, ${JSON.stringify(content)}::jsonb, ${actor.name})`)

/** A new sheet is a draft, whatever is wrong with it. */
export async function addSheet(
  db: Db,
  actor: AuditActor,
  { code, content }: BodyOf<typeof createSheet>,
): Promise<string> {
  const made = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into observation_sheet (instansi_id, code, kind, title)
      values (${actor.instansiId}, ${code}, ${content.kind}, ${content.title})
      on conflict (instansi_id, code) do nothing returning id`,
  )
  if (!made) throw sheetErrors.SHEET_CODE_TAKEN({ code })
  await addVersion(db, actor, made.id, 1, content)
  await audit(db, actor, {
    action: 'sheet.created',
    subjectType: 'observation-sheet',
    subjectId: made.id,
    after: { code, kind: content.kind, title: content.title },
  })
  return made.id
}

/** Ratings and exercises keep the version they were set with; a sheet in use takes none that could not be used. */
export async function addSheetVersion(
  db: Db,
  actor: AuditActor,
  id: string,
  { basedOn, content }: BodyOf<typeof reviseSheet>,
): Promise<number> {
  const { code, state, currentVersion } = await getHead(db, id, { forUpdate: true })
  if (basedOn !== currentVersion) throw sheetErrors.SHEET_CHANGED({ version: currentVersion })
  const before = await getContent(db, id, currentVersion)
  if (before.kind !== content.kind) throw sheetErrors.SHEET_KIND_FIXED()
  if (isDeepStrictEqual(before, content)) throw sheetErrors.SHEET_UNCHANGED()
  if (state === 'in-use') refuseUnusable(content)
  const version = currentVersion + 1
  await addVersion(db, actor, id, version, content)
  await db.run(
    sql`update observation_sheet set current_version = ${version}, title = ${content.title} where id = ${id}`,
  )
  await audit(db, actor, {
    action: 'sheet.revised',
    subjectType: 'observation-sheet',
    subjectId: id,
    before: { code, version: currentVersion },
    after: { code, version, competencies: content.competencies.map(({ competency }) => competency) },
  })
  return version
}

export async function changeState(
  db: Db,
  actor: AuditActor,
  id: string,
  { state }: BodyOf<typeof setSheetState>,
): Promise<void> {
  const head = await getHead(db, id, { forUpdate: true })
  if (head.state === state) return
  if (state === 'in-use') refuseUnusable(await getContent(db, id, head.currentVersion))
  await db.run(sql`update observation_sheet set state = ${state} where id = ${id}`)
  await audit(db, actor, {
    action: 'sheet.state-changed',
    subjectType: 'observation-sheet',
    subjectId: id,
    before: { code: head.code, state: head.state },
    after: { code: head.code, state },
  })
}

function refuseUnusable(content: ObservationSheetContent): void {
  const [first] = checkSheet(content)
  if (first) throw sheetErrors.SHEET_NOT_USABLE({ where: first.where, ...because(reason(first.fault)) })
}
