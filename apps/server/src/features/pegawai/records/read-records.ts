import { CareerRecord, DisciplineRecord, PerformanceRecord } from '@petakom/contract'
import { type Db, type Sql, sql } from '../../../db/query.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const trace = sql`id, ${instant(sql`recorded_at`)} as "recordedAt", recorded_by as "recordedBy", reason,
  case when superseded_at is not null then jsonb_build_object('at', ${instant(sql`superseded_at`)},
    'by', superseded_by_name, 'reason', superseded_reason) end as superseded`

const performance = sql`select ${trace}, year, predicate, source from pegawai_performance`
const discipline = sql`select ${trace}, severity, decree, lower(served_during) as from, upper(served_during) as until
  from pegawai_discipline`

const career = sql`select ${trace}, job_name as "jobName", unit_name as "unitName", tier, eselon, field, source,
  lower(held_during) as from, upper(held_during) as until from pegawai_career`

/** Every predicate that was ever recorded, the newest year first; of one year the one in force first. */
export function readPerformance(db: Db, pegawaiId: string): Promise<PerformanceRecord[]> {
  return db.all(
    PerformanceRecord,
    sql`${performance} where pegawai_id = ${pegawaiId}
      order by year desc, superseded_at desc nulls first, recorded_at desc`,
  )
}

export function readDiscipline(db: Db, pegawaiId: string): Promise<DisciplineRecord[]> {
  return db.all(
    DisciplineRecord,
    sql`${discipline} where pegawai_id = ${pegawaiId}
      order by lower(served_during) desc, superseded_at desc nulls first, recorded_at desc`,
  )
}

/** Earlier posts, the latest first; of corrected ones the one in force first. */
export function readCareer(db: Db, pegawaiId: string): Promise<CareerRecord[]> {
  return db.all(
    CareerRecord,
    sql`${career} where pegawai_id = ${pegawaiId}
      order by lower(held_during) desc, job_name, superseded_at desc nulls first, recorded_at desc`,
  )
}

export const getCareer = (db: Db, id: string) => db.one(CareerRecord, sql`${career} where id = ${id}`)
export const getPerformance = (db: Db, id: string) => db.one(PerformanceRecord, sql`${performance} where id = ${id}`)
export const getDiscipline = (db: Db, id: string) => db.one(DisciplineRecord, sql`${discipline} where id = ${id}`)
