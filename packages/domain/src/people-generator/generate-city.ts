import { createRandom, type Random } from '@petakom/psychometrics'
import { ROSTER_COLUMNS } from '../codes/codes.ts'
import { drawSchooling, functionalGrade, GRADE_KELAS, GRADE_NAMES, golonganFor } from './career.ts'
import { fieldsInForce } from './city-fields.ts'
import { FUNCTIONAL_FAMILIES, STAFF_POSTS, type SyntheticPost, structuralPosts } from './city-posts.ts'
import { cityUnits, type SyntheticUnit } from './city-units.ts'
import { drawPastPosts, type Holder, type PastPost } from './past-posts.ts'
import { drawBirth, makeNip } from './person.ts'

/** One row in SIASN's columns, and the agency's own three after them. */
export type RosterRow = Readonly<Record<string, string>>

export interface SyntheticCity {
  readonly units: readonly SyntheticUnit[]
  readonly posts: readonly SyntheticPost[]
  readonly roster: readonly RosterRow[]
  readonly performance: readonly { nip: string; year: number; predicate: string }[]
  readonly discipline: readonly { nip: string; severity: string; from: string; until: string; decree: string }[]
  readonly career: readonly PastPost[]
}

/** Careers come from a stream of their own, so that they change nothing of the rest. */
const CAREER_STREAM = 0x5eed

/**
 * Kota Bengkulu with people who do not exist. The same seed gives the same city, to the last digit. `people` is met
 * exactly: staff are added or left out at the end.
 */
export function generateCity({ seed, people, year }: { seed: number; people: number; year: number }): SyntheticCity {
  const random = createRandom(seed)
  const units = cityUnits()
  const opdOf = agencyNames(units)
  const maker = new RosterMaker(random, year, opdOf)
  units.forEach((unit, order) => {
    for (const post of structuralPosts(unit, order)) maker.structural(unit, post)
  })
  const workplaces = units.filter(({ people: count }) => count > 1)
  for (const unit of workplaces) {
    if (unit.kind === 'SEKOLAH' || unit.kind === 'PUSKESMAS') maker.headOfService(unit)
  }
  const total = units.reduce((sum, unit) => sum + unit.people, 0)
  const scale = (people - maker.roster.length) / (total - maker.roster.length)
  let owed = 0
  for (const unit of workplaces) {
    owed += Math.max(0, unit.people - maker.countIn(unit.code)) * scale
    for (; owed >= 1 && maker.roster.length < people; owed -= 1) maker.worker(unit)
  }
  while (maker.roster.length < people) maker.worker(random.pick(workplaces))
  const posts = maker.allPosts()
  const places = { units, posts, fieldOf: fieldsInForce(units) }
  const career = drawPastPosts(createRandom(seed ^ CAREER_STREAM), maker.holders.slice(0, people), places)
  return { units, posts, roster: maker.roster.slice(0, people), ...maker.records(people), career }
}

function agencyNames(units: readonly SyntheticUnit[]): Map<string, string> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const nameOf = (unit: SyntheticUnit): string => {
    const parent = unit.parentCode === null ? undefined : byCode.get(unit.parentCode)
    return unit.isOpd || !parent ? unit.name : nameOf(parent)
  }
  return new Map(units.map((unit) => [unit.code, nameOf(unit)]))
}

const two = (n: number) => String(n).padStart(2, '0')
const reversed = (day: string) => day.split('-').reverse().join('-')

/** Every column of a SIASN export, in its order; what nobody made up, as identity numbers, reads 'null' as it does there. */
const COLUMNS = [...ROSTER_COLUMNS, 'eselon_nama', 'kelas_jabatan', 'keterangan']
const exportRow = (known: RosterRow): RosterRow =>
  Object.fromEntries(COLUMNS.map((column) => [column, known[column] ?? 'null']))

class RosterMaker {
  readonly roster: RosterRow[] = []
  /** Who holds what, in the order of the roster. */
  readonly holders: Holder[] = []
  readonly #posts = new Map<string, SyntheticPost>()
  readonly #taken = new Set<string>()
  readonly #counts = new Map<string, number>()
  readonly #random: Random
  readonly #year: number
  readonly #opdOf: ReadonlyMap<string, string>

  constructor(random: Random, year: number, opdOf: ReadonlyMap<string, string>) {
    this.#random = random
    this.#year = year
    this.#opdOf = opdOf
  }

  countIn(unitCode: string): number {
    return this.#counts.get(unitCode) ?? 0
  }

  allPosts(): SyntheticPost[] {
    return [...this.#posts.values()]
  }

  structural(unit: SyntheticUnit, post: SyntheticPost): void {
    this.#posts.set(`${post.unitCode}\n${post.name}`, post)
    if (post.filled === 0) return
    const ages =
      post.tier === 'JPT_PRATAMA'
        ? { from: 46, to: 58 }
        : post.tier === 'ADMINISTRATOR'
          ? { from: 40, to: 57 }
          : { from: 34, to: 56 }
    this.#add(unit, post, ages, post.tier === 'JPT_PRATAMA' ? 'senior' : 'middle', 0.38, '', false)
  }

  /** Heads of schools and health posts are functional officials with an added task. */
  headOfService(unit: SyntheticUnit): void {
    const school = unit.kind === 'SEKOLAH'
    const tier = this.#random.uniform() < 0.5 ? 'JF_AHLI_MADYA' : 'JF_AHLI_MUDA'
    const name = `${school ? 'Kepala Sekolah, Guru' : 'Kepala Puskesmas, Administrator Kesehatan'} ${GRADE_NAMES[tier]}`
    const post: SyntheticPost = {
      unitCode: unit.code,
      name,
      kind: 'JF',
      tier,
      eselon: null,
      kelas: GRADE_KELAS[tier]!,
      isCritical: false,
      workField: null,
      seats: 1,
      filled: 1,
    }
    this.#posts.set(`${unit.code}\n${name}`, post)
    this.#add(unit, post, { from: 42, to: 57 }, 'expert', 0.55, school ? 'Guru' : 'Administrator Kesehatan', false)
  }

  worker(unit: SyntheticUnit): void {
    const random = this.#random
    const { trade } = unit
    const age = { from: 24, to: 57 }
    const functional =
      random.uniform() < (trade === 'school' ? 0.93 : trade === 'health' ? 0.85 : trade === 'fire' ? 0.75 : 0.3)
    const isPppk = random.uniform() < (trade === 'school' ? 0.35 : trade === 'fire' ? 0.5 : 0.22)
    const family = functional
      ? random.pick<string>(FUNCTIONAL_FAMILIES[trade])
      : random.pick<string>(STAFF_POSTS[trade])
    const skilled =
      functional &&
      ['Perawat', 'Bidan', 'Pemadam Kebakaran', 'Sanitarian', 'Arsiparis'].includes(family) &&
      random.uniform() < 0.6
    const drawnAge = 24 + random.below(34)
    const tier = functional ? functionalGrade(random, isPppk ? 30 : drawnAge, skilled) : 'PELAKSANA'
    const name = functional ? `${family} ${GRADE_NAMES[tier]}` : family
    const key = `${unit.code}\n${name}`
    const known = this.#posts.get(key)
    const seats = (known?.filled ?? 0) + 1
    const post: SyntheticPost = {
      unitCode: unit.code,
      name,
      kind: functional ? 'JF' : 'PELAKSANA',
      tier,
      eselon: null,
      kelas: functional ? GRADE_KELAS[tier]! : 5 + random.below(3),
      isCritical: false,
      workField: null,
      seats,
      filled: seats,
      ...(known ? { kelas: known.kelas } : {}),
    }
    this.#posts.set(key, post)
    const ages = functional ? { from: drawnAge, to: drawnAge } : age
    this.#add(
      unit,
      post,
      ages,
      functional ? (skilled ? 'skilled' : 'expert') : 'staff',
      trade === 'school' || trade === 'health' ? 0.7 : trade === 'fire' ? 0.05 : 0.48,
      family,
      isPppk,
    )
  }

  #add(
    unit: SyntheticUnit,
    post: SyntheticPost,
    ages: { from: number; to: number },
    rank: 'senior' | 'middle' | 'expert' | 'skilled' | 'staff',
    women: number,
    family: string,
    isPppk: boolean,
  ): void {
    const random = this.#random
    const birth = drawBirth(random, ages, women, this.#year)
    const entry = isPppk
      ? this.#year - 1 - random.below(4)
      : Math.max(this.#year - birth.age + 22, this.#year - 30) + random.below(4)
    const year = Math.min(entry, this.#year - 1)
    const month = isPppk ? null : 1 + random.below(12)
    const nip = makeNip(birth, { year, month }, this.#taken)
    const schooling = drawSchooling(random, unit.trade, rank, family)
    const golongan = golonganFor(
      random,
      post.eselon ?? (post.kind === 'JF' ? post.tier : null),
      schooling.level,
      this.#year - year,
      isPppk,
    )
    const since = (most: number) => {
      const began = Math.max(year, this.#year - 1 - random.below(most))
      const first = began === year ? (month ?? 1) : 1
      return `01-${two(first + random.below(13 - first))}-${began}`
    }
    this.#counts.set(unit.code, this.countIn(unit.code) + 1)
    const row = exportRow({
      pns_id: `SINTETIS-${String(this.roster.length + 1).padStart(6, '0')}`,
      nip_baru: `'${nip}`,
      nama: birth.name,
      gelar_depan: schooling.titleBefore ?? 'null',
      gelar_belakang: schooling.titleAfter ?? 'null',
      tempat_lahir_nama: birth.place,
      tanggal_lahir: reversed(birth.birthDate),
      jenis_kelamin: birth.sex === 'L' ? 'M' : 'F',
      jenis_pegawai_nama: isPppk ? 'PPPK' : 'PNS Daerah Kabupaten/Kota',
      kedudukan_hukum_id: isPppk ? '71' : '01',
      kedudukan_hukum_nama: isPppk ? 'PPPK Aktif' : 'Aktif',
      status_cpns_pns: isPppk ? 'PPPK' : 'P',
      gol_akhir_nama: golongan,
      tmt_golongan: since(4),
      jenis_jabatan_id: post.kind === 'STRUKTURAL' ? '1' : post.kind === 'JF' ? '2' : '4',
      jenis_jabatan_nama:
        post.kind === 'STRUKTURAL' ? 'Jabatan Struktural' : post.kind === 'JF' ? 'Jabatan Fungsional' : 'Pelaksana',
      jabatan_nama: post.name,
      tmt_jabatan: since(7),
      eselon_nama: post.eselon ?? 'null',
      kelas_jabatan: String(post.kelas),
      tingkat_pendidikan_id: schooling.level,
      tingkat_pendidikan_nama: schooling.levelName,
      pendidikan_nama: schooling.field,
      tahun_lulus: String(Math.min(this.#year - 1, this.#year - birth.age + schooling.graduatedAt)),
      unor_nama: unit.name,
      satuan_kerja_kerja_nama: this.#opdOf.get(unit.code) ?? unit.name,
      instansi_kerja_nama: 'Pemerintah Kota Bengkulu',
      keterangan: 'Data sintetis',
    })
    this.roster.push(row)
    const appointed = month === null ? null : `${year}-${two(month)}-01`
    this.holders.push({ nip, unit, post, since: reversed(row.tmt_jabatan!), appointed })
  }

  /** Official predicates of three years and the few sanctions there are; some people have no record. */
  records(people: number): Pick<SyntheticCity, 'performance' | 'discipline'> {
    const random = this.#random
    const nips = this.roster.slice(0, people).map((row) => row.nip_baru!.slice(1))
    const performance = nips.flatMap((nip) => {
      if (random.uniform() < 0.04) return []
      const years = [this.#year - 3, this.#year - 2, this.#year - 1]
      const served = years.filter((year) => year > Number(nip.slice(8, 12)))
      return served.map((year) => ({ nip, year, predicate: drawPredicate(random) }))
    })
    const discipline = nips
      .filter(() => random.uniform() < 0.012)
      .map((nip, i) => {
        const u = random.uniform()
        const year = this.#year - 1 - random.below(4)
        return {
          nip,
          severity: u < 0.6 ? 'RINGAN' : u < 0.92 ? 'SEDANG' : 'BERAT',
          from: `${year}-03-01`,
          until: `${year}-09-01`,
          decree: `SINTETIS/${year}/${i + 1}`,
        }
      })
    return { performance, discipline }
  }
}

function drawPredicate(random: Random): string {
  const u = random.uniform()
  return u < 0.16
    ? 'SANGAT_BAIK'
    : u < 0.93
      ? 'BAIK'
      : u < 0.98
        ? 'BUTUH_PERBAIKAN'
        : u < 0.995
          ? 'KURANG'
          : 'SANGAT_KURANG'
}
