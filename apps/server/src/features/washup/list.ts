import type { listWashupCentres, ResponseOf, WashupList } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { isNotObserved } from './facts.ts'
import { isBarred, looksOn, readKept, readPlace } from './place.ts'

/** Centres whose wash-ups the caller may look at, the newest event first. */
export async function listCentres(db: Db, actor: SignedInActor): Promise<ResponseOf<typeof listWashupCentres>> {
  const rows = await db.all(
    z.object({
      id: z.string(),
      name: z.string(),
      eventName: z.string(),
      startsOn: z.string(),
      candidates: z.number(),
      open: z.number(),
      closed: z.number(),
    }),
    sql`select c.id, c.name, e.name as "eventName", e.starts_on as "startsOn",
        (select count(*)::int from centre_candidate as k where k.instansi_id = c.instansi_id and k.centre_id = c.id) as candidates,
        (select count(*)::int from washup as w where w.instansi_id = c.instansi_id and w.centre_id = c.id and w.state = 'open') as open,
        (select count(*)::int from washup as w where w.instansi_id = c.instansi_id and w.centre_id = c.id and w.state = 'closed') as closed
      from centre as c join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id
      where ${looksOn(actor)} or exists (select from centre_assessor as m where m.instansi_id = c.instansi_id
        and m.centre_id = c.id and m.account_id = ${actor.id} and m.task <> 'role-player')
      order by e.starts_on desc, c.name`,
  )
  return { rows }
}

const Row = z.object({
  participantId: z.string(),
  number: z.number(),
  name: z.string(),
  nip: z.string(),
  pegawaiId: z.string(),
  expected: z.number(),
  locked: z.number(),
  late: z.number(),
  washupId: z.string().nullable(),
  washupState: z.enum(['open', 'closed']).nullable(),
  recorder: z.string().nullable(),
})

/** Every candidate of a centre with how far they are; no level of anybody. */
export async function listCandidates(db: Db, actor: SignedInActor, centreId: string, now: Date): Promise<WashupList> {
  const place = await readPlace(db, actor, centreId)
  const kept = await readKept(db, actor, now)
  const rows = await db.all(
    Row,
    sql`with expected as (
        select distinct c.participant_id, s.exercise_id, q.competency, a.account_id
        from centre_sitting as s
        join centre_sitting_candidate as c on c.instansi_id = s.instansi_id and c.sitting_id = s.id
        join centre_sitting_assessor as a on a.instansi_id = s.instansi_id and a.sitting_id = s.id
        join centre_exercise as x on x.instansi_id = s.instansi_id and x.id = s.exercise_id
        cross join unnest(x.competencies) as q(competency)
        where s.centre_id = ${centreId} and not ${isNotObserved}
      ), counted as (
        select e.participant_id, count(*)::int as expected, count(r.id)::int as locked
        from expected as e
        left join observation_rating as r on r.instansi_id = current_instansi() and r.exercise_id = e.exercise_id
          and r.participant_id = e.participant_id and r.account_id = e.account_id and r.competency = e.competency
        group by e.participant_id
      )
      select k.participant_id as "participantId", k.number, o.name, o.nip, o.id as "pegawaiId",
        coalesce(n.expected, 0) as expected, coalesce(n.locked, 0) as locked,
        (select count(*)::int from observation_rating as r where r.instansi_id = k.instansi_id
          and r.centre_id = k.centre_id and r.participant_id = k.participant_id and r.is_late
          and not exists (select from washup_late_ruling as l where l.instansi_id = r.instansi_id
            and l.rating_id = r.id)) as late,
        w.id as "washupId", w.state as "washupState", a.name as recorder
      from centre_candidate as k
      join participant as p on p.instansi_id = k.instansi_id and p.id = k.participant_id
      join pegawai as o on o.instansi_id = p.instansi_id and o.id = p.pegawai_id
      left join counted as n on n.participant_id = k.participant_id
      left join washup as w on w.instansi_id = k.instansi_id and w.centre_id = k.centre_id
        and w.participant_id = k.participant_id
      left join account as a on a.instansi_id = w.instansi_id and a.id = w.recorder_id
      where k.centre_id = ${centreId} order by k.number`,
  )
  const { id, name, eventId, eventName, task } = place
  return {
    centre: { id, name, eventId, eventName },
    task,
    rows: rows.map(({ nip, pegawaiId, washupState, ...row }) => ({
      ...row,
      state: washupState ?? (row.expected > 0 && row.locked === row.expected ? 'ready' : 'waiting'),
      isBarred: isBarred(place, kept, { nip, pegawaiId }),
    })),
  }
}
