import type { getPlacementSummary, ResponseOf } from '@petakom/contract'
import { ELIGIBILITY_RULES, RESULT_VALID_YEARS, rulesInForce } from '@petakom/domain'
import { z } from 'zod'
import { unrecordedDecisions } from '../../../db/placement/unrecorded.ts'
import { type Db, sql } from '../../../db/query.ts'
import { instansiDay } from '../instansi-day.ts'
import { listProposalRows } from './proposal-rows.ts'

type Summary = ResponseOf<typeof getPlacementSummary>
type Risk = Summary['risks'][number]

const MOST_EXAMPLES = 3
const RETIRING_WITHIN_MONTHS = 12

/** What a head of agency sees first, as the records stand on the instansi's day. */
export async function readPlacementSummary(db: Db, now: Date): Promise<Summary> {
  const day = await instansiDay(db, now)
  return {
    tiers: await readTiers(db, day),
    coverage: await readCoverage(db),
    awaiting: await listProposalRows(db, { state: 'open' }),
    risks: [await criticalVacant(db, day), await retiring(db, day), await staleResults(db, day)],
  }
}

/** Seats of open structural posts, and those that nobody holds. */
const seats = (day: string) => sql`
  select j.instansi_id, j.id, j.name, j.tier, j.is_critical, j.unit_id, j.seats,
    greatest(0, j.seats - count(h.pegawai_id))::int as vacant
  from jabatan as j
  left join pegawai_jabatan as h on h.instansi_id = j.instansi_id and h.jabatan_id = j.id
    and h.valid_during @> ${day}::date
  where j.kind = 'STRUKTURAL' and j.tier in ('JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS')
  group by j.instansi_id, j.id`

function readTiers(db: Db, day: string): Promise<Summary['tiers']> {
  return db.all(
    z.object({ tier: z.string(), posts: z.number(), vacant: z.number(), decided: z.number() }),
    sql`select tier, sum(seats)::int as posts, sum(vacant)::int as vacant,
        sum(least(vacant, coalesce(d.decided, 0)))::int as decided
      from (${seats(day)}) as s
      left join (select jabatan_id, count(*)::int as decided from (${unrecordedDecisions}) as u group by jabatan_id) as d
        on d.jabatan_id = s.id
      group by tier
      order by array_position(array['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'], tier)`,
  )
}

/** Critical posts by how many of their pool are ready now, three or more as three; null while no pool is kept. */
async function readCoverage(db: Db): Promise<Summary['coverage']> {
  const rows = await db.all(
    z.object({ ready: z.number(), members: z.number() }),
    sql`select count(m.id) filter (where m.readiness = 'now')::int as ready, count(m.id)::int as members
      from jabatan as j
      left join succession_member as m on m.instansi_id = j.instansi_id and m.jabatan_id = j.id and m.removed_at is null
      where j.is_critical group by j.id`,
  )
  if (rows.every(({ members }) => members === 0)) return null
  const byReady = [0, 0, 0, 0]
  for (const { ready } of rows) byReady[Math.min(3, ready)]! += 1
  return { critical: rows.length, byReady, covered: rows.length - byReady[0]! }
}

const ExampleRow = z.object({ name: z.string(), detail: z.string(), day: z.string().nullable(), total: z.number() })

function asRisk(code: Risk['code'], rows: readonly z.infer<typeof ExampleRow>[]): Risk {
  return {
    code,
    count: rows[0]?.total ?? 0,
    examples: rows.map(({ name, detail, day }) => ({ name, detail, day })),
  }
}

/** Vacant longest first; a post without a former holder on record has no day. */
async function criticalVacant(db: Db, day: string): Promise<Risk> {
  const rows = await db.all(
    ExampleRow,
    sql`select s.name, u.name as detail, count(*) over ()::int as total,
        (select max(upper(h.valid_during))::text from pegawai_jabatan as h where h.instansi_id = s.instansi_id
          and h.jabatan_id = s.id and upper(h.valid_during) <= ${day}::date) as day
      from (${seats(day)}) as s join unit_kerja as u on u.instansi_id = s.instansi_id and u.id = s.unit_id
      where s.vacant > 0 and (s.is_critical or s.tier = 'JPT_PRATAMA')
      order by s.is_critical desc, day nulls last, s.name limit ${MOST_EXAMPLES}`,
  )
  return asRisk('critical-vacant', rows)
}

/** Holders of the round's tiers who reach the age of retirement within a year; the limit is the row in force. */
async function retiring(db: Db, day: string): Promise<Risk> {
  const ages = rulesInForce(ELIGIBILITY_RULES, day).find(({ check }) => check === 'retirement')?.limits ?? {}
  const rows = await db.all(
    ExampleRow,
    sql`select * from (
        select p.name, j.name || ', ' || u.name as detail, count(*) over ()::int as total, left(
          (date_trunc('month', p.birth_date + make_interval(years => (${JSON.stringify(ages)}::jsonb ->> j.tier)::int))
            + interval '1 month')::text, 10) as day
        ${holding} where ${isHolder(day)}
      ) as s where day between ${day} and to_char(${day}::date + make_interval(months => ${RETIRING_WITHIN_MONTHS}), 'YYYY-MM-DD')
      order by day, name`,
  )
  return { ...asRisk('retiring', rows.slice(0, MOST_EXAMPLES)), count: rows.length }
}

/** Holders without a result that still counts, the oldest result first. */
async function staleResults(db: Db, day: string): Promise<Risk> {
  const rows = await db.all(
    ExampleRow,
    sql`with latest as (
        select t.pegawai_id, max(r.assessed_on) as day from result as r
        join participant as t on t.instansi_id = r.instansi_id and t.id = r.participant_id
        where r.assessed_on <= ${day}::date group by t.pegawai_id
      )
      select p.name, j.name || ', ' || u.name as detail, l.day::text as day, count(*) over ()::int as total
      ${holding} left join latest as l on l.pegawai_id = p.id
      where ${isHolder(day)} and (l.day is null or l.day <= ${day}::date - make_interval(years => ${RESULT_VALID_YEARS}))
      order by l.day nulls last, p.name limit ${MOST_EXAMPLES}`,
  )
  return asRisk('stale-results', rows)
}

const holding = sql`
  from pegawai_jabatan as h
  join pegawai as p on p.instansi_id = h.instansi_id and p.id = h.pegawai_id
  join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
  join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id`

const isHolder = (day: string) => sql`h.valid_during @> ${day}::date and j.kind = 'STRUKTURAL'
  and j.tier in ('JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS')`
