import { COMPETENCIES } from '@petakom/domain'
import type { TestApp } from './test-app.ts'

/** The day of a round in this city, for which every record below is made. */
export const ROUND_DAY = '2025-12-01'

const FIELDS = ['KESEHATAN', 'PENDIDIKAN', 'KEUANGAN'] as const
/** Of each agency: tier, how many posts, eselon. */
const LADDER = [
  ['JPT_PRATAMA', 1, 'II.b'],
  ['ADMINISTRATOR', 2, 'III.b'],
  ['PENGAWAS', 4, 'IV.a'],
] as const
const BELOW: Readonly<Record<string, string>> = {
  JPT_PRATAMA: 'ADMINISTRATOR',
  ADMINISTRATOR: 'PENGAWAS',
  PENGAWAS: 'PELAKSANA',
  PELAKSANA: 'PELAKSANA',
}
const STAFF = 14

export interface PlacementCity {
  readonly units: readonly string[]
  /** By name, such as `Kepala Bidang 2 KESEHATAN`. */
  readonly posts: ReadonlyMap<string, string>
  /** By the name of the post held, staff with a number. */
  readonly officials: ReadonlyMap<string, string>
}

type Row = Record<string, unknown>

/**
 * Three agencies of seven posts on three tiers and fourteen of staff each, all with careers, predicates, results and a
 * free calendar; the first post of each tier stands empty in another agency, so that chains run down all three.
 */
export async function furnishPlacementCity(test: TestApp, instansiId: string): Promise<PlacementCity> {
  const insert = async (table: string, rows: readonly Row[]): Promise<string[]> => {
    if (rows.length === 0) return []
    const names = Object.keys(rows[0]!)
    const { rows: made } = await test.owner(
      `insert into ${table} (instansi_id, ${names.join(', ')})
       select $1, ${names.map((name) => `r.${name}`).join(', ')}
       from jsonb_populate_recordset(null::${table}, $2::jsonb) with ordinality as r order by ordinality returning *`,
      [instansiId, JSON.stringify(rows)],
    )
    return made.map((row) => row.id)
  }
  const [city] = await insert('unit_kerja', [{ code: 'PK', name: 'Kota Penempatan', is_opd: false, kind: 'UNIT' }])
  const units = await insert(
    'unit_kerja',
    FIELDS.map((field) => ({
      ...{ code: `PK-${field}`, name: `Dinas ${field}`, kind: 'UNIT', parent_id: city, is_opd: true, field },
    })),
  )
  const drafts = FIELDS.flatMap((field, agency) =>
    LADDER.flatMap(([tier, count, eselon], rung) =>
      Array.from({ length: count }, (_, place) => ({
        name: `${['Kepala Dinas', 'Kepala Bidang', 'Kepala Seksi'][rung]} ${place + 1} ${field}`,
        ...{ tier, eselon, field, agency },
        isVacant: place === 0 && agency === rung,
      })),
    ),
  )
  const ids = await insert(
    'jabatan',
    drafts.map(({ name, tier, eselon, agency }) => ({
      ...{
        unit_id: units[agency],
        name,
        kind: 'STRUKTURAL',
        tier,
        eselon,
        seats: 1,
        is_critical: tier === 'JPT_PRATAMA',
      },
    })),
  )
  const posts = new Map(drafts.map(({ name }, i) => [name, ids[i]!]))
  const staffPosts = await insert(
    'jabatan',
    FIELDS.map((field, agency) => ({
      ...{ unit_id: units[agency], name: `Pengelola ${field}`, kind: 'PELAKSANA', tier: 'PELAKSANA', seats: STAFF },
      is_critical: false,
    })),
  )
  const holders = [
    ...drafts.flatMap((post, i) => (post.isVacant ? [] : [{ label: post.name, ...post, post: ids[i]! }])),
    ...FIELDS.flatMap((field, agency) =>
      Array.from({ length: STAFF }, (_, i) => ({
        ...{ label: `Pengelola ${i + 1} ${field}`, tier: 'PELAKSANA', field, post: staffPosts[agency]! },
      })),
    ),
  ]
  const people = await insert(
    'pegawai',
    holders.map(({ label, tier }, i) => {
      const year = tier === 'JPT_PRATAMA' ? 1972 : tier === 'ADMINISTRATOR' ? 1976 : 1980 + (i % 8)
      const birth = `${year}-0${1 + (i % 9)}-1${i % 10}`
      const nip = `${birth.replaceAll('-', '')}2005011${String(i + 1).padStart(3, '0')}`
      return {
        ...{ nip, name: `Pejabat ${label}`, birth_date: birth, sex: i % 3 === 0 ? 'P' : 'L', status: 'PNS' },
        ...{ created_at: '2020-01-01', is_synthetic: true },
      }
    }),
  )
  const each = <T>(make: (holder: (typeof holders)[number], id: string, i: number) => T | T[]) =>
    holders.flatMap((holder, i) => make(holder, people[i]!, i))
  await insert(
    'pegawai_jabatan',
    each(({ post }, pegawai_id) => ({ pegawai_id, jabatan_id: post, valid_during: '[2021-01-01,)' })),
  )
  await insert(
    'pegawai_career',
    each(({ tier, field }, pegawai_id, i) => ({
      ...{ pegawai_id, job_name: 'Jabatan sebelumnya', unit_name: 'Dinas', tier: BELOW[tier] },
      field: i % 4 === 3 ? FIELDS[(FIELDS.indexOf(field) + 1) % 3] : field,
      ...{ held_during: `[201${i % 4}-03-01,2021-01-01)`, source: 'SK', recorded_by: 'uji', recorded_at: '2021-01-01' },
    })),
  )
  await insert(
    'pegawai_education',
    each((_, pegawai_id, i) => ({ pegawai_id, level: i % 5 === 0 ? '45' : '40', recorded_at: '2021-01-01' })),
  )
  await insert(
    'pegawai_golongan',
    each((_, pegawai_id) => ({ pegawai_id, golongan: 'IV/a', valid_during: '[2021-01-01,)' })),
  )
  await insert(
    'pegawai_performance',
    each((_, pegawai_id, i) =>
      [2023, 2024].map((year) => ({
        ...{ pegawai_id, year, predicate: (i + year) % 3 === 0 ? 'SANGAT_BAIK' : 'BAIK', source: 'uji' },
        ...{ id: crypto.randomUUID(), recorded_by: 'uji', recorded_at: '2025-01-01' },
      })),
    ),
  )
  await measureAll(
    insert,
    people,
    holders.map(({ post }) => post),
  )
  await test.owner(
    `insert into audit_entry (instansi_id, actor_name, action, subject_type) values ($1, 'uji', 'discipline.applied', 'import')`,
    [instansiId],
  )
  await insert('election_window', [
    {
      valid_during: '[2025-01-01,2026-12-31)',
      kind: 'free',
      permitted: false,
      source: 'KPU',
      recorded_by: 'uji',
      recorded_at: '2025-01-01',
    },
  ])
  return { units, posts, officials: new Map(holders.map(({ label }, i) => [label, people[i]!])) }
}

const MADE = { recipe_version: 'x', input_hash: '\\x01', engine_version: 'x', computed_at: '2025-03-01' }

async function measureAll(
  insert: (table: string, rows: readonly Row[]) => Promise<string[]>,
  people: readonly string[],
  posts: readonly string[],
): Promise<void> {
  const day = '2025-03-01'
  const [event_id] = await insert('event', [
    {
      ...{ name: 'Penilaian', purpose: 'PEMETAAN', starts_on: day, ends_on: day, venue: 'Aula', capacity: 100 },
      ...{ schedule: {}, state: 'closed', created_at: day },
    },
  ])
  const participants = await insert(
    'participant',
    people.map((pegawai_id, i) => ({ event_id, pegawai_id, jabatan_id: posts[i], number: i + 1, pin_version: 1 })),
  )
  await insert(
    'result',
    participants.map((participant_id, i) => ({
      ...{ participant_id, standard: {}, missing: [], assessed_on: day, verification_code: `PK-${i}` },
      ...{ category_version: 'x', ...MADE },
    })),
  )
  await insert(
    'result_score',
    participants.flatMap((participant_id, i) =>
      COMPETENCIES.map(({ code }, k) => {
        const level = 2 + ((i * 7 + k * 3) % 3)
        const probabilities = [1, 2, 3, 4, 5].map((one) =>
          one === level ? 0.7 : Math.abs(one - level) === 1 ? 0.15 : 0,
        )
        return {
          ...{ participant_id, scale_kind: 'competency', scale: code, theta: 0, standard_error: 0.3, level },
          ...{ level_continuous: level + 0.2, low: level - 0.3, high: level + 0.7, probabilities },
          ...{ items_answered: 5, items_served: 5, recipe_version: 'x', input_hash: '\\x01', engine_version: 'x' },
        }
      }),
    ),
  )
  await insert(
    'talent_profile',
    people.map((pegawai_id, i) => ({
      ...{
        pegawai_id,
        potensial: 55 + ((i * 13) % 40),
        potensial_coverage: 1,
        kinerja_coverage: 1,
        parts: [],
        ...MADE,
      },
    })),
  )
}
