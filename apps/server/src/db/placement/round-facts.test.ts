import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInstansiWith, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { readOfficialFacts, readOpenPosts, readRoundFacts, USUAL_TIERS } from './round-facts.ts'

const DATE = '2025-12-01'

let test: TestApp
let instansiId: string
let units: { dinas: string; bidang: string; badan: string }

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  instansiId = (await createInstansiWith(test, 'administrator')).instansiId
  const city = await insert('unit_kerja', { code: 'KOTA', name: 'Kota' })
  const dinas = await insert('unit_kerja', {
    code: 'DINKES',
    name: 'Dinas Kesehatan',
    parent_id: city,
    is_opd: true,
    field: 'KESEHATAN',
  })
  const bidang = await insert('unit_kerja', { code: 'DINKES-B1', name: 'Bidang Pelayanan', parent_id: dinas })
  const badan = await insert('unit_kerja', { code: 'BPKAD', name: 'Badan Keuangan', parent_id: city, is_opd: true })
  units = { dinas, bidang, badan }
})

async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const all = { instansi_id: instansiId, ...row }
  const names = Object.keys(all)
  const marks = names.map((_, i) => `$${i + 1}`).join(', ')
  const { rows } = await test.owner(
    `insert into ${table} (${names.join(', ')}) values (${marks}) returning *`,
    Object.values(all),
  )
  return rows[0].id
}

let serial = 100
const person = (more: Record<string, unknown> = {}) => {
  serial += 1
  return insert('pegawai', {
    nip: `198001012005011${serial}`,
    name: `Pegawai ${serial}`,
    birth_date: '1980-01-01',
    sex: 'L',
    status: 'PNS',
    ...more,
  })
}
const post = (name: string, more: Record<string, unknown> = {}) =>
  insert('jabatan', { unit_id: units.bidang, name, kind: 'STRUKTURAL', tier: 'ADMINISTRATOR', ...more })
const hold = (pegawai_id: string, jabatan_id: string, valid_during = '[2023-01-01,)') =>
  insert('pegawai_jabatan', { pegawai_id, jabatan_id, valid_during })
const career = (pegawai_id: string, more: Record<string, unknown> = {}) =>
  insert('pegawai_career', {
    pegawai_id,
    job_name: 'Kepala Seksi Gizi',
    unit_name: 'Dinas Kesehatan',
    tier: 'PENGAWAS',
    field: 'KESEHATAN',
    held_during: '[2018-01-01,2023-01-01)',
    source: 'SK',
    recorded_by: 'uji',
    ...more,
  })
const SUPERSEDED = { superseded_at: '2025-01-01', superseded_by_name: 'uji', superseded_reason: 'salah' }

const round = (more: object = {}) =>
  test.database.tenant(instansiId, (db) => readRoundFacts(db, { date: DATE, tiers: USUAL_TIERS, ...more }))
const official = (id: string) => test.database.tenant(instansiId, (db) => readOfficialFacts(db, id, DATE))
const historyOf = async (id: string) => (await official(id))!.history

describe('the posts of a round', () => {
  it('inherit the field of the nearest unit that has one, unless they have their own', async () => {
    await post('Kepala Bidang Pelayanan')
    await post('Kepala Bidang Keuangan', { field: 'KEUANGAN_PERENCANAAN' })
    await post('Kepala Bidang Anggaran', { unit_id: units.badan })
    const { posts } = await round()
    expect(posts.map(({ field, agency }) => [field, agency])).toEqual([
      [null, units.badan],
      ['KEUANGAN_PERENCANAAN', units.dinas],
      ['KESEHATAN', units.dinas],
    ])
  })

  it('are the open structural ones of the tiers, one for each seat, and one for each holder beyond the seats', async () => {
    const open = await post('Kepala Bidang', { seats: 2, is_critical: true, eselon: 'III.b' })
    const crowded = await post('Sekretaris')
    await post('Kepala Bidang Lama', { closed_on: '2025-12-01' })
    await post('Kepala Bidang Nanti Tutup', { closed_on: '2025-12-02', tier: 'PENGAWAS' })
    await post('Analis Ahli Muda', { kind: 'JF', tier: 'JF_AHLI_MUDA' })
    await post('Kepala Dinas', { tier: 'JPT_PRATAMA' })
    const [early, late] = [await person(), await person()]
    await hold(late, crowded, '[2024-01-01,)')
    await hold(early, crowded, '[2020-01-01,)')
    const { posts } = await round({ tiers: ['ADMINISTRATOR', 'PENGAWAS'] })
    expect(posts.map(({ id, tier, seat, holder }) => [id === open ? 'open' : tier, seat, holder])).toEqual([
      ['open', 1, null],
      ['open', 2, null],
      ['PENGAWAS', 1, null],
      ['ADMINISTRATOR', 1, early],
      ['ADMINISTRATOR', 2, late],
    ])
    expect(posts[0]).toMatchObject({ critical: true, eselon: 'III.b' })
  })

  it('of a unit are those below it as well; a closed unit has none', async () => {
    const inside = await post('Kepala Bidang')
    await post('Kepala Badan', { unit_id: units.badan })
    expect((await round({ unitId: units.dinas })).posts.map(({ id }) => id)).toEqual([inside])
    await test.owner("update unit_kerja set closed_on = '2025-11-30' where id = $1", [units.dinas])
    expect((await round({ unitId: units.dinas })).posts).toEqual([])
  })

  it('have their own standard where one is in force on the day, else that of the tier', async () => {
    const own = await post('Kepala Bidang')
    const standard = async (valid_during: string, level: number) => {
      const standard_id = await insert('competency_standard', { jabatan_id: own, valid_during, source: 'Perwal' })
      await insert('competency_requirement', { standard_id, competency: 'M.01', level })
    }
    await standard('[2024-01-01,2025-12-01)', 5)
    expect((await round()).posts[0]!.standard).toMatchObject({ 'M.01': 3, 'SK.01': 3 })
    await standard('[2025-12-01,)', 4)
    expect((await round()).posts[0]!.standard).toEqual({ 'M.01': 4 })
    const { posts } = await test.database.tenant(instansiId, (db) => readOpenPosts(db, DATE))
    expect(posts).toEqual((await round()).posts)
  })
})

describe('the history of an official', () => {
  it('has earlier posts and those on record, the record of this instansi last where both begin on one day', async () => {
    const id = await person()
    await career(id)
    await career(id, { held_during: '[2023-01-01,2024-01-01)', job_name: 'Kepala Bidang Pelayanan', field: null })
    await career(id, { ...SUPERSEDED, held_during: '[2010-01-01,2018-01-01)' })
    await hold(id, await post('Kepala Bidang Pelayanan'))
    expect((await historyOf(id)).posts).toEqual([
      { tier: 'PENGAWAS', field: 'KESEHATAN', from: '2018-01-01', until: '2023-01-01' },
      { tier: 'PENGAWAS', field: null, from: '2023-01-01', until: '2024-01-01' },
      { tier: 'ADMINISTRATOR', field: 'KESEHATAN', from: '2023-01-01', until: null },
    ])
    expect(await official(id)).toMatchObject({ tier: 'ADMINISTRATOR', agency: units.dinas })
  })

  it('is null where nothing is on record, never zero', async () => {
    const id = await person({ status: 'PPPK_PW' })
    expect(await official(id)).toEqual({
      id,
      history: {
        birthDate: '1980-01-01',
        employment: 'PPPK',
        education: null,
        golongan: null,
        posts: null,
        predicates: null,
        discipline: null,
        competencyTestPassed: null,
      },
      seat: null,
      tier: null,
      agency: null,
      levels: null,
      assessedOn: null,
      capAtStandard: false,
      potential: null,
    })
  })

  it('has schooling on the ladder of the rules, the golongan of the day and what was not superseded', async () => {
    const id = await person()
    await insert('pegawai_education', { pegawai_id: id, level: '15', recorded_at: '2020-01-01' })
    await insert('pegawai_education', { pegawai_id: id, level: '42', recorded_at: '2024-01-01' })
    await insert('pegawai_golongan', { pegawai_id: id, golongan: 'III/c', valid_during: '[2020-01-01,2025-12-01)' })
    await insert('pegawai_golongan', { pegawai_id: id, golongan: 'III/d', valid_during: '[2025-12-01,)' })
    const predicate = (year: number, predicate: string, more: object = {}) =>
      insert('pegawai_performance', { pegawai_id: id, year, predicate, source: 'uji', recorded_by: 'uji', ...more })
    await predicate(2024, 'KURANG', SUPERSEDED)
    await predicate(2024, 'BAIK')
    await predicate(2023, 'SANGAT_BAIK')
    expect(await historyOf(id)).toMatchObject({
      education: 'S1_D4',
      golongan: 'III/d',
      predicates: [
        { year: 2023, predicate: 'SANGAT_BAIK' },
        { year: 2024, predicate: 'BAIK' },
      ],
    })
  })

  it('knows of no sanction only where the instansi keeps sanctions', async () => {
    const [punished, other] = [await person(), await person()]
    const sanction = {
      pegawai_id: punished,
      severity: 'SEDANG',
      served_during: '[2024-03-01,2024-09-01)',
      recorded_by: 'uji',
    }
    await insert('pegawai_discipline', { ...sanction, decree: 'SK-1', ...SUPERSEDED })
    expect((await historyOf(other)).discipline).toBeNull()
    await insert('pegawai_discipline', { ...sanction, decree: 'SK-2' })
    expect((await historyOf(other)).discipline).toEqual([])
    expect((await historyOf(punished)).discipline).toEqual([
      { level: 'SEDANG', from: '2024-03-01', until: '2024-09-01' },
    ])
  })

  it('knows of no sanction where a file of them was imported, even an empty one', async () => {
    const id = await person()
    await insert('audit_entry', { actor_name: 'uji', action: 'discipline.applied', subject_type: 'import' })
    expect((await historyOf(id)).discipline).toEqual([])
  })

  it('marks a teacher by the functional post', async () => {
    const id = await person()
    await hold(id, await post('Kepala Sekolah, Guru Ahli Muda', { kind: 'JF', tier: 'JF_AHLI_MUDA' }))
    expect((await historyOf(id)).posts).toMatchObject([{ teacher: true }])
  })

  it('is that of the whole instansi and of nobody else, in the order of the NIP', async () => {
    const mine = [await person(), await person()]
    const stranger = await createInstansiWith(test, 'administrator')
    await insert('pegawai', {
      instansi_id: stranger.instansiId,
      nip: '198001012005011999',
      name: 'Orang lain',
      birth_date: '1980-01-01',
      sex: 'L',
      status: 'PNS',
    })
    expect((await round()).officials.map(({ id }) => id)).toEqual(mine)
  })
})

describe('the measurements of an official', () => {
  it('are those of the latest result that is valid on the day, and the potensial axis in hundredths', async () => {
    const id = await person()
    const jabatan_id = await post('Kepala Bidang')
    await measure(id, jabatan_id, '2019-01-01', 1.4)
    await measure(id, jabatan_id, '2024-05-01', 2.4)
    await measure(id, jabatan_id, '2025-12-02', 4.4)
    await insert('talent_profile', {
      pegawai_id: id,
      potensial: 81.456,
      potensial_coverage: 1,
      kinerja_coverage: 1,
      parts: '{}',
      recipe_version: 'x',
      input_hash: Buffer.alloc(1),
      engine_version: 'x',
    })
    expect(await official(id)).toMatchObject({
      assessedOn: '2024-05-01',
      potential: 8146,
      levels: { 'M.01': { level: 2, continuous: 2.4, low: 2, high: 2.9, probabilities: [0, 1, 0, 0, 0] } },
    })
  })
})

async function measure(pegawai_id: string, jabatan_id: string, day: string, continuous: number) {
  const event_id = await insert('event', {
    name: `Kegiatan ${day}`,
    purpose: 'PEMETAAN',
    starts_on: day,
    ends_on: day,
    venue: 'Aula',
    capacity: 10,
    schedule: '{}',
    state: 'closed',
  })
  const participant_id = await insert('participant', { event_id, pegawai_id, jabatan_id, number: 1 })
  const made = { recipe_version: 'x', input_hash: Buffer.alloc(1), engine_version: 'x' }
  await insert('result', {
    participant_id,
    standard: '{}',
    assessed_on: day,
    verification_code: day,
    category_version: 'x',
    ...made,
  })
  await insert('result_score', {
    participant_id,
    scale_kind: 'competency',
    scale: 'M.01',
    theta: 0,
    standard_error: 0.3,
    level: Math.floor(continuous),
    level_continuous: continuous,
    low: continuous - 0.4,
    high: continuous + 0.5,
    probabilities: [0, 1, 0, 0, 0],
    items_answered: 5,
    items_served: 5,
    ...made,
  })
}

describe('the windows before elections', () => {
  const window = (valid_during: string, more: object = {}) =>
    insert('election_window', { valid_during, kind: 'freeze', source: 'KPU', recorded_by: 'uji', ...more })

  it('are unknown on a day of which none in force speaks', async () => {
    await window('[2025-01-01,2027-01-01)', { kind: 'free', ...SUPERSEDED })
    await window('[2024-01-01,2025-12-01)')
    expect((await round()).freezes).toBeNull()
  })

  it('say that a day is free, or name the freezes and whether one is permitted', async () => {
    await window('[2025-06-01,2026-01-01)', { kind: 'free' })
    expect((await round()).freezes).toEqual([])
    await window('[2026-01-01,2026-07-01)', { permitted: true, permit: 'Surat Mendagri 1/2026' })
    expect((await round()).freezes).toEqual([{ from: '2026-01-01', until: '2026-07-01', permitted: true }])
  })
})
