import { z } from 'zod'
import { type Db, type Sql, sql } from '../../db/query.ts'

const CandidateRow = z.object({
  id: z.string(),
  number: z.number().nullable(),
  name: z.string(),
  targetTier: z.string().nullable(),
  isHere: z.boolean(),
})

export const SittingRow = z.object({
  id: z.string(),
  centreId: z.string(),
  centreName: z.string(),
  exerciseId: z.string(),
  exerciseName: z.string(),
  kind: z.enum(['group-discussion', 'role-play', 'presentation', 'interview']),
  minutes: z.number(),
  preparationMinutes: z.number(),
  day: z.string(),
  startMinute: z.number(),
  room: z.string(),
  task: z.enum(['assessor', 'role-player']),
  isMine: z.boolean(),
  sheetId: z.string(),
  sheetVersion: z.number(),
  competencies: z.array(z.string()),
  candidates: z.array(CandidateRow),
})
export type SittingRow = z.infer<typeof SittingRow>

/** Long after its day a sitting is of no use on a tablet. */
const LAST_DAYS = 90

/**
 * Sittings that an account watches or plays in, and those in which it has notes though it was taken off. Candidates who
 * were moved elsewhere stay in the list as far as the account noted something about them.
 */
export function readOwnSittings(db: Db, accountId: string, now: Date, where: Sql = sql`true`): Promise<SittingRow[]> {
  return db.all(
    SittingRow,
    sql`
      with mine as (
        select sitting_id as id, 'assessor' as task, true as is_mine from centre_sitting_assessor
        where account_id = ${accountId}
        union all
        select id, 'role-player', true from centre_sitting where role_player_id = ${accountId}
        union all
        select distinct sitting_id, 'assessor', false from observation_entry where account_id = ${accountId}
      ), own as (
        select distinct on (id) id, task, is_mine from mine order by id, is_mine desc, task
      )
      select s.id, c.id as "centreId", c.name as "centreName", x.id as "exerciseId", x.name as "exerciseName", x.kind,
        x.minutes, x.preparation_minutes as "preparationMinutes", s.day::text, s.start_minute as "startMinute",
        r.name as room, own.task, own.is_mine as "isMine", x.sheet_id as "sheetId", x.sheet_version as "sheetVersion",
        x.competencies, coalesce(who.list, '[]') as candidates
      from own
      join centre_sitting as s on s.id = own.id
      join centre as c on c.instansi_id = s.instansi_id and c.id = s.centre_id
      join centre_exercise as x on x.instansi_id = s.instansi_id and x.id = s.exercise_id
      join centre_room as r on r.instansi_id = s.instansi_id and r.id = s.room_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', p.id, 'number', k.number, 'name', g.name,
          'targetTier', k.target_tier, 'isHere', h.participant_id is not null) order by k.number, g.name) as list
        from (
          select participant_id from centre_sitting_candidate where instansi_id = s.instansi_id and sitting_id = s.id
          union
          select (e.body ->> 'candidate')::uuid from observation_entry as e
          where e.instansi_id = s.instansi_id and e.sitting_id = s.id and e.account_id = ${accountId}
            and e.body ->> 'candidate' is not null
        ) as one
        join participant as p on p.instansi_id = s.instansi_id and p.id = one.participant_id
        join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
        left join centre_candidate as k
          on k.instansi_id = s.instansi_id and k.centre_id = s.centre_id and k.participant_id = p.id
        left join centre_sitting_candidate as h
          on h.instansi_id = s.instansi_id and h.sitting_id = s.id and h.participant_id = p.id
        where h.participant_id is not null or k.participant_id is not null
      ) as who on true
      where s.day > ${now.toISOString()}::timestamptz::date - ${LAST_DAYS}::int and ${where}
      order by s.day, s.start_minute, x.name, s.id`,
  )
}
