import { type getSimulation, type ResponseOf, SimulationVersionRow } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { listSimulations } from './list-simulations.ts'
import { wroteIt } from './review.ts'

/** A simulation with its versions, newest first, each with what was said of it and how it was last tried. */
export async function readSimulationDesk(
  db: Db,
  id: string,
  { accountId, mayApprove }: { readonly accountId: string | null; readonly mayApprove: boolean },
): Promise<ResponseOf<typeof getSimulation>> {
  const rows = await listSimulations(db)
  const row = rows.find((one) => one.id === id)
  if (!row) throw errors.NOT_FOUND()
  const versions = await db.all(
    SimulationVersionRow,
    sql`select v.version, v.created_by_name as "createdBy",
        to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
        (select count(distinct x.event_id)::int from exercise as x
          where x.simulation_id = v.simulation_id and x.simulation_version = v.version) as "inEvents",
        (select coalesce(jsonb_agg(jsonb_build_object('verdict', r.verdict, 'note', r.note, 'by', r.reviewer_name,
            'at', to_char(r.said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.said_at desc), '[]')
          from simulation_review as r where r.simulation_id = v.simulation_id and r.version = v.version) as reviews,
        (select jsonb_build_object('report', t.report, 'by', t.made_by_name,
            'at', to_char(t.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
          from simulation_trial as t where t.simulation_id = v.simulation_id and t.version = v.version
          order by t.made_at desc limit 1) as trial
      from simulation_version as v where v.simulation_id = ${id} order by v.version desc`,
  )
  const draft = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from simulation_draft where simulation_id = ${id}`,
  )
  const isOpen = row.state === 'draft' || row.state === 'retired'
  return {
    ...row,
    versions,
    mayReview: mayApprove && isOpen && accountId !== null && !(await wroteIt(db, id, row.currentVersion, accountId)),
    draftId: draft?.id ?? null,
    forms: rows
      .filter((one) => one.family === row.family && one.id !== id)
      .map(({ id: form, code, title }) => ({ id: form, code, title })),
  }
}
