import {
  CalibratedParameters,
  type getBankSummary,
  ItemRow,
  type listItems,
  type listUsableItems,
  type QueryOf,
  type ResponseOf,
  UsableItem,
} from '@petakom/contract'
import { difficultyOf } from '@petakom/domain'
import { z } from 'zod'
import { type Db, join, sql } from '../../../db/query.ts'

/** Items in review in which this account holds a role, wrote nothing, and has not spoken on the present version. */
const waitingFor = (accountId: string | null) => sql`(i.state = 'in-review'
  and exists (select from item_reviewer as a where a.account_id = ${accountId}
    and not exists (select from item_review as r where r.item_id = i.id and r.version = i.current_version
      and r.role = a.role and r.reviewer_id = a.account_id))
  and not exists (select from item_version as w where w.item_id = i.id and w.author_id = ${accountId}))`

const ORDERS = {
  code: sql`i.theme, i.code`,
  served: sql`coalesce(e.served, 0) desc, i.code`,
  'least-served': sql`coalesce(e.served, 0), i.code`,
}

const Total = z.object({ total: z.number() })
const FoundRow = ItemRow.extend(Total.shape)

export async function listItemRows(db: Db, query: QueryOf<typeof listItems>, accountId: string | null) {
  const conditions = [sql`true`]
  if (query.theme) conditions.push(sql`i.theme = ${query.theme}`)
  if (query.competency) conditions.push(sql`i.competency = ${query.competency}`)
  if (query.level) conditions.push(sql`i.level = ${query.level}`)
  if (query.kind) conditions.push(sql`i.kind = ${query.kind}`)
  if (query.state) conditions.push(sql`i.state = ${query.state}`)
  if (query.contentArea) conditions.push(sql`i.content_area = ${query.contentArea}`)
  if (query.sensitivity) conditions.push(sql`${query.sensitivity} = any(i.sensitivity)`)
  if (query.waiting) conditions.push(waitingFor(accountId))
  if (query.search) {
    const part = `%${query.search}%`
    conditions.push(sql`(i.code ilike ${part} or i.family ilike ${part} or exists (select from item_version as v
      where v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
        and v.content->>'stem' ilike ${part}))`)
  }
  const where = join(conditions, ' and ')
  // The page is cut before contents are read, and one search both counts and orders: a bank of thousands stays quick.
  const found = await db.all(
    FoundRow,
    sql`with hit as (
        select i.*, coalesce(e.served, 0) as served, row_number() over (order by ${ORDERS[query.sort]}) as place,
          count(*) over () as total
        from item as i left join item_exposure as e on e.instansi_id = i.instansi_id and e.item_id = i.id
        where ${where}),
      page as (select * from hit
        where place > ${(query.page - 1) * query.pageSize} and place <= ${query.page * query.pageSize})
      select p.total::int as total, p.id, p.code, p.theme, p.competency, p.level, p.kind, p.state, p.current_version as version, p.author,
        p.content_area as "contentArea", p.family, p.sensitivity, v.content->>'stem' as stem, p.served as "timesServed"
      from page as p
      join item_version as v on v.instansi_id = p.instansi_id and v.item_id = p.id and v.version = p.current_version
      order by p.place`,
  )
  if (found[0]) return { total: found[0].total, rows: found.map(({ total, ...row }) => row) }
  // A page after the last one has no row to carry the number.
  const { total } = await db.one(Total, sql`select count(*)::int as total from item as i where ${where}`)
  return { total, rows: [] }
}

const SummaryRow = z.object({
  themes: z.array(z.object({ theme: z.string(), items: z.number(), inUse: z.number() })),
  states: z.record(z.string(), z.number()),
  contentAreas: z.array(z.string()),
  families: z.array(z.string()),
  waitingForMe: z.number(),
})

export async function summariseBank(db: Db, accountId: string | null): Promise<ResponseOf<typeof getBankSummary>> {
  return db.one(
    SummaryRow,
    sql`select
      (select coalesce(jsonb_agg(t order by theme), '[]') from (select theme, count(*)::int as items,
        count(*) filter (where state = 'in-use')::int as "inUse" from item group by theme) as t) as themes,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (
        select state, count(*)::int as n from item group by state) as s) as states,
      (select coalesce(jsonb_agg(content_area order by content_area), '[]') from (
        select distinct content_area from item where content_area is not null) as c) as "contentAreas",
      (select coalesce(jsonb_agg(family order by family), '[]') from (
        select distinct family from item where family is not null) as f) as families,
      (select count(*)::int from item as i where ${waitingFor(accountId)}) as "waitingForMe"`,
  )
}

const UsableRow = UsableItem.omit({ difficulty: true }).extend({ parameters: CalibratedParameters })

export async function listUsable(db: Db): Promise<ResponseOf<typeof listUsableItems>> {
  const rows = await db.all(
    UsableRow,
    sql`select i.code, i.theme, i.competency, i.level, i.content_area as "contentArea", v.parameters from item as i
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
      where i.state = 'in-use' order by i.theme, i.code`,
  )
  return rows.map(({ parameters, ...row }) => ({ ...row, difficulty: difficultyOf(parameters.b) }))
}
