import { type Db, type Sql, sql } from '../../../db/query.ts'

/**
 * Dates of posts and ranks. A new post ends the one before it on the day it begins. A file that gives an earlier day
 * than the row in force corrects that row; a row with no day begins today, for a first row on the day it is recorded.
 */
export async function applyHistory(db: Db, instansiId: string, today: string): Promise<void> {
  await db.run(sql`
    create temporary table roster_fact on commit drop as
    select p.id as pegawai_id, j.id as jabatan_id, coalesce(r."jabatanSince", ${today}::date) as jabatan_since,
      r.golongan, coalesce(r."golonganSince", ${today}::date) as golongan_since, r."jabatanSince" is not null as dated_post,
      r."golonganSince" is not null as dated_rank, r."educationLevel" as level, r."educationField" as field, r.school,
      r."graduatedYear" as graduated_year
    from roster_row as r
    join pegawai as p on p.nip = r.nip
    join jabatan as j on j.unit_id = r."unitId" and j.name = r."jabatanName"`)
  await turnOver(db, instansiId, {
    table: sql`pegawai_jabatan`,
    value: sql`jabatan_id`,
    since: sql`jabatan_since`,
    dated: sql`dated_post`,
  })
  await turnOver(db, instansiId, {
    table: sql`pegawai_golongan`,
    value: sql`golongan`,
    since: sql`golongan_since`,
    dated: sql`dated_rank`,
  })
  await db.run(sql`
    insert into pegawai_education (instansi_id, pegawai_id, level, field, school, graduated_year, recorded_at)
    select ${instansiId}, f.pegawai_id, f.level, coalesce(f.field, e.field), coalesce(f.school, e.school),
      coalesce(f.graduated_year, e.graduated_year), clock_timestamp()
    from roster_fact as f
    left join lateral (
      select level, field, school, graduated_year from pegawai_education as e
      where e.pegawai_id = f.pegawai_id order by e.recorded_at desc, e.id limit 1
    ) as e on true
    where f.level is not null and (f.level, coalesce(f.field, e.field), coalesce(f.school, e.school),
      coalesce(f.graduated_year, e.graduated_year)) is distinct from (e.level, e.field, e.school, e.graduated_year)`)
  await db.run(sql`
    update jabatan as j set seats = n.filled from (
      select jabatan_id, count(*)::int as filled from pegawai_jabatan where upper_inf(valid_during) group by jabatan_id
    ) as n where n.jabatan_id = j.id and n.filled > j.seats`)
  await db.run(sql`drop table roster_fact`)
}

async function turnOver(
  db: Db,
  instansiId: string,
  { table, value, since, dated }: { table: Sql; value: Sql; since: Sql; dated: Sql },
): Promise<void> {
  await db.run(sql`
    update ${table} as h set ${value} = f.${value},
      valid_during = daterange(case when f.${dated} then f.${since} else lower(h.valid_during) end, null)
    from roster_fact as f
    where h.pegawai_id = f.pegawai_id and upper_inf(h.valid_during)
      and (f.${since} <= lower(h.valid_during) or h.${value} = f.${value})
      and (h.${value}, lower(h.valid_during)) is distinct from
        (f.${value}, case when f.${dated} then f.${since} else lower(h.valid_during) end)
      and not exists (select from ${table} as o where o.pegawai_id = h.pegawai_id and o.id <> h.id
        and o.valid_during && daterange(f.${since}, null))`)
  await db.run(sql`
    update ${table} as h set valid_during = daterange(lower(h.valid_during), f.${since})
    from roster_fact as f
    where h.pegawai_id = f.pegawai_id and upper_inf(h.valid_during) and h.${value} <> f.${value}
      and f.${since} > lower(h.valid_during)`)
  await db.run(sql`
    insert into ${table} (instansi_id, pegawai_id, ${value}, valid_during)
    select ${instansiId}, f.pegawai_id, f.${value}, daterange(f.${since}, null) from roster_fact as f
    where not exists (select from ${table} as h where h.pegawai_id = f.pegawai_id and upper_inf(h.valid_during))`)
}
