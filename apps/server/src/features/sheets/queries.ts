import { ObservationSheetContent, SheetRow, SheetState } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { sheetErrors } from './errors.ts'

export const listSheetRows = (db: Db): Promise<SheetRow[]> =>
  db.all(
    SheetRow,
    sql`select s.id, s.code, s.kind, s.title, s.state, s.current_version as "currentVersion",
        array(select c ->> 'competency' from jsonb_array_elements(v.content -> 'competencies') as c) as competencies,
        array(select jsonb_array_elements_text(v.content -> 'tiers')) as tiers,
        (v.content ->> 'minutes')::int as minutes, (v.content ->> 'preparationMinutes')::int as "preparationMinutes",
        nullif(v.content -> 'group', 'null') as "group", v.content -> 'rolePlayer' <> 'null' as "hasRolePlayer",
        (select count(*)::int from centre_exercise as e where e.instansi_id = s.instansi_id and e.sheet_id = s.id) as uses
      from observation_sheet as s
      join observation_sheet_version as v
        on v.instansi_id = s.instansi_id and v.sheet_id = s.id and v.version = s.current_version
      order by s.state = 'retired', s.kind, s.code`,
  )

const Head = z.object({ id: z.string(), code: z.string(), state: SheetState, currentVersion: z.number() })
type Head = z.infer<typeof Head>
const Version = z.object({
  ...{ version: z.number(), createdByName: z.string(), createdAt: z.string() },
  ...{ exercises: z.number(), ratings: z.number() },
})

export async function getHead(db: Db, id: string, { forUpdate = false } = {}): Promise<Head> {
  const columns = sql`select id, code, state, current_version as "currentVersion" from observation_sheet where id = ${id}`
  const found = await db.maybe(Head, forUpdate ? sql`${columns} for update` : columns)
  if (!found) throw errors.NOT_FOUND()
  return found
}

export async function getContent(db: Db, id: string, version: number): Promise<ObservationSheetContent> {
  const found = await db.maybe(
    z.object({ content: ObservationSheetContent }),
    sql`select content from observation_sheet_version where sheet_id = ${id} and version = ${version}`,
  )
  if (!found) throw sheetErrors.SHEET_VERSION_UNKNOWN({ version })
  return found.content
}

export const listVersions = (db: Db, id: string) =>
  db.all(
    Version,
    sql`select version, created_by_name as "createdByName",
        to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
        (select count(*)::int from centre_exercise as e where e.instansi_id = v.instansi_id
          and e.sheet_id = v.sheet_id and e.sheet_version = v.version) as exercises,
        (select count(*)::int from observation_rating as r where r.instansi_id = v.instansi_id
          and r.sheet_id = v.sheet_id and r.sheet_version = v.version) as ratings
      from observation_sheet_version as v where sheet_id = ${id} order by version desc`,
  )

export const findByCode = (db: Db, code: string) =>
  db.maybe(
    Head,
    sql`select id, code, state, current_version as "currentVersion" from observation_sheet where code = ${code}`,
  )
