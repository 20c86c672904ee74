import type { getCareer, ResponseOf } from '@petakom/contract'
import { type OfficialFacts, RESULT_VALID_YEARS } from '@petakom/domain'
import { z } from 'zod'
import { readOfficialFacts } from '../../../db/placement/round-facts.ts'
import { unitTree } from '../../../db/placement/tree.ts'
import { type Db, sql } from '../../../db/query.ts'
import { careerErrors } from './errors.ts'
import { missingDatum } from './missing-data.ts'
import type { OwnPegawai } from './own-pegawai.ts'

type Career = ResponseOf<typeof getCareer>

/** The record of one person as the rules read it on a date, with names beside and what is not on record. */
export async function readCareer(db: Db, own: OwnPegawai, date: string): Promise<Career> {
  const facts = await readOfficialFacts(db, own.id, date)
  if (!facts) throw careerErrors.NO_OWN_RECORD()
  const { employment, education, golongan, predicates, discipline } = facts.history
  const posts = await readNamedPosts(db, own.id)
  const present = posts.findLast(({ from, until }) => from <= date && (until === null || until > date))
  return {
    date,
    person: {
      name: own.name,
      nip: own.nip,
      postName: present?.name ?? null,
      unitName: present?.unitName ?? null,
      tier: facts.tier,
    },
    employment,
    education,
    golongan,
    posts: posts.length > 0 ? posts.toReversed() : null,
    predicates: predicates?.toSorted((one, other) => other.year - one.year).map((row) => ({ ...row })) ?? null,
    discipline: discipline?.map(({ level, from, until }) => ({ level, from, until })) ?? null,
    assessment: facts.assessedOn ? { assessedOn: facts.assessedOn, validUntil: validUntil(facts.assessedOn) } : null,
    potential: facts.potential,
    missing: missingOf(facts, date).map(missingDatum),
  }
}

/** The last day on which a result counts. */
function validUntil(assessedOn: string): string {
  const day = new Date(`${assessedOn}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + RESULT_VALID_YEARS)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

/** Data that some rule or part of the fit reads and the record lacks, in the names that the rules use. */
export function missingOf({ history, levels, potential }: OfficialFacts, date: string): string[] {
  const { posts, predicates } = history
  const year = Number(date.slice(0, 4))
  const held = posts?.some(({ from, until }) => from <= date && (until === null || until > date))
  const undescribed = posts?.some(({ tier, field }) => tier === null || field === null)
  return [
    ...(['birthDate', 'employment', 'education', 'golongan', 'discipline'] as const).filter(
      (datum) => history[datum] === null,
    ),
    ...(posts === null || posts.length === 0 ? ['posts'] : []),
    ...(posts && posts.length > 0 && !held ? ['posts.current'] : []),
    ...(undescribed ? ['posts.description'] : []),
    ...[year - 1, year - 2]
      .filter((past) => !predicates?.some((entry) => entry.year === past))
      .map((past) => `predicates.${past}`),
    ...(levels === null ? ['jpm'] : []),
    ...(potential === null ? ['potential'] : []),
  ]
}

const NamedPost = z.object({
  name: z.string(),
  unitName: z.string(),
  tier: z.string().nullable(),
  field: z.string().nullable(),
  from: z.string(),
  until: z.string().nullable(),
})

/** The posts that the rules count, with their names, oldest first. */
function readNamedPosts(db: Db, pegawaiId: string) {
  return db.all(
    NamedPost,
    sql`with recursive ${unitTree}
      select name, "unitName", tier, field, "from"::text, until::text from (
        select job_name as name, unit_name as "unitName", tier, field, lower(held_during) as "from",
            upper(held_during) as until, 0 as rank
          from pegawai_career where superseded_at is null and pegawai_id = ${pegawaiId}
        union all
        select j.name, u.name, j.tier, coalesce(j.field, t.field), lower(h.valid_during), upper(h.valid_during), 1
          from pegawai_jabatan as h
          join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
          join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
          join tree as t on t.id = j.unit_id
          where lower(h.valid_during) is not null and h.pegawai_id = ${pegawaiId}
      ) as held order by held."from", rank, name`,
  )
}
