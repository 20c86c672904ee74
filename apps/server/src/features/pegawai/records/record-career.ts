import type { addCareer, BodyOf, CareerRecord } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { pegawaiErrors } from '../errors.ts'
import { exists, findOwn, Made, makeRoom, tell } from './fact-room.ts'
import { getCareer } from './read-records.ts'

type CareerEdit = BodyOf<typeof addCareer>

/** An earlier post that has ended; with `corrects`, in the place of the fact that it names. */
export async function recordCareer(
  db: Db,
  actor: AuditActor,
  pegawaiId: string,
  { corrects, reason, ...fact }: CareerEdit,
): Promise<CareerRecord> {
  if (fact.until > new Date().toISOString().slice(0, 10)) throw pegawaiErrors.END_AHEAD({ until: fact.until })
  const before = corrects ? await findOwn(db, 'career', pegawaiId, corrects, getCareer) : null
  const after = told(fact)
  if (before && JSON.stringify(told(before)) === JSON.stringify(after)) throw pegawaiErrors.NOTHING_CHANGED()
  await makeRoom(db, actor, 'career', { pegawaiId, corrects, reason })
  const { jobName, unitName, tier, field, from, until, source } = fact
  const inForce = sql`select from pegawai_career where pegawai_id = ${pegawaiId} and superseded_at is null
    and lower(held_during) = ${from}::date and job_name = ${jobName}`
  if (await exists(db, inForce)) throw pegawaiErrors.RECORD_EXISTS({ subject: `${jobName} sejak ${from}` })
  // An eselon that the import brought stays with the tier that it gave.
  const eselon = before?.tier === tier ? before.eselon : null
  const { id } = await db.one(
    Made,
    sql`insert into pegawai_career (instansi_id, pegawai_id, job_name, unit_name, tier, eselon, field, held_during,
        source, recorded_by, reason)
      values (${actor.instansiId}, ${pegawaiId}, ${jobName}, ${unitName}, ${tier}, ${eselon}, ${field},
        daterange(${from}::date, ${until}::date), ${source}, ${actor.name}, ${reason ?? null}) returning id`,
  )
  await tell(db, actor, 'career', pegawaiId, { before: before && told(before), after, reason })
  return getCareer(db, id)
}

const told = (record: Pick<CareerRecord, 'jobName' | 'unitName' | 'tier' | 'field' | 'from' | 'until' | 'source'>) => ({
  jobName: record.jobName,
  unitName: record.unitName,
  tier: record.tier,
  field: record.field,
  from: record.from,
  until: record.until,
  source: record.source,
})
