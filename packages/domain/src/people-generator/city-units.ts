import city from '../../data/bengkulu.json' with { type: 'json' }
import { fieldOfUnit } from './city-fields.ts'

export interface SyntheticUnit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentCode: string | null
  readonly isOpd: boolean
  /** What a bidang or bagian is for, without the name of its agency. */
  readonly field: string | null
  /** Field of work (rumpun bidang tugas); null takes over that of the unit above. */
  readonly workField: string | null
  /** Officials who work in this very unit; 0 for one that only holds others. */
  readonly people: number
  readonly trade: Trade
}
export type Trade = 'office' | 'school' | 'health' | 'fire' | 'order' | 'audit' | 'district'

const PUSKESMAS = 20
const SD = 90
const SMP = 25
/** Sekda, three assistants and three expert staff stand above the bagian. */
const SETDA_LEADERS = 7
/** An agency whose people are mostly in schools or health posts has this many in its own office. */
const PEOPLE_IN_CROWDED_OFFICE = 110

const shared = (total: number, parts: number, part: number) =>
  Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts)

/** The unit tree of the city: 31 agencies, their sections, schools and health posts, 9 districts and 67 wards. */
export function cityUnits(): SyntheticUnit[] {
  return [root(), ...city.opd.flatMap(agency), ...city.kecamatan.flatMap(district)].map((unit) => ({
    ...unit,
    workField: fieldOfUnit(unit),
  }))
}

type PlainUnit = Omit<SyntheticUnit, 'workField'>

function root(): PlainUnit {
  return {
    code: 'KOTA',
    name: 'Pemerintah Kota Bengkulu',
    kind: 'INSTANSI',
    parentCode: null,
    isOpd: false,
    field: null,
    people: 0,
    trade: 'office',
  }
}

type Opd = (typeof city.opd)[number]

function agency(opd: Opd): PlainUnit[] {
  const head: PlainUnit = {
    code: opd.code,
    name: opd.name,
    kind: opd.kind,
    parentCode: 'KOTA',
    isOpd: true,
    field: null,
    people: opd.code === 'SETDA' ? SETDA_LEADERS : 1,
    trade: 'office',
  }
  const services = opd.code === 'DIKBUD' ? SCHOOLS : opd.code === 'DINKES' ? puskesmas() : []
  const inSections = services.length > 0 ? PEOPLE_IN_CROWDED_OFFICE : opd.people - head.people
  const inServices = opd.people - head.people - inSections
  return [
    head,
    ...sections(opd, inSections),
    ...services.map(
      ({ suffix, name, kind, trade }, i): PlainUnit => ({
        code: `${opd.code}-${suffix}`,
        name,
        kind,
        parentCode: opd.code,
        isOpd: false,
        field: null,
        people: shared(inServices, services.length, i),
        trade,
      }),
    ),
  ]
}

/** A secretariat and its bidang; a secretariat of the city has bagian alone, the inspectorate has wilayah. */
function sections(opd: Opd, people: number): PlainUnit[] {
  const kind = opd.kind === 'SEKRETARIAT' ? 'BAGIAN' : opd.code === 'INSPEKTORAT' ? 'IRBAN' : 'BIDANG'
  const word = { BAGIAN: 'Bagian', IRBAN: 'Inspektur Pembantu', BIDANG: 'Bidang' }[kind]
  const parts = kind === 'BAGIAN' ? opd.sections : [null, ...opd.sections]
  return parts.map((field, i) => ({
    code: field === null ? `${opd.code}-S` : `${opd.code}-B${kind === 'BAGIAN' ? i + 1 : i}`,
    name:
      field === null
        ? `Sekretariat ${opd.name}`
        : opd.code === 'SETDA'
          ? `Bagian ${field}`
          : `${word} ${field} ${opd.name}`,
    kind: field === null ? 'SEKRETARIAT' : kind,
    parentCode: opd.code,
    isOpd: false,
    field,
    people: shared(people, parts.length, i),
    trade: field === null ? 'office' : (SECTION_TRADES[opd.code] ?? 'office'),
  }))
}

const SECTION_TRADES: Readonly<Record<string, Trade>> = {
  DAMKAR: 'fire',
  SATPOLPP: 'order',
  RSHD: 'health',
  INSPEKTORAT: 'audit',
}

interface Service {
  readonly suffix: string
  readonly name: string
  readonly kind: string
  readonly trade: Trade
}

const SCHOOLS: readonly Service[] = [
  ...Array.from({ length: SD }, (_, i) => ['SD', i + 1] as const),
  ...Array.from({ length: SMP }, (_, i) => ['SMP', i + 1] as const),
].map(([level, n]) => ({
  suffix: `${level}${n}`,
  name: `${level} Negeri ${n} Kota Bengkulu`,
  kind: 'SEKOLAH',
  trade: 'school',
}))

function puskesmas(): Service[] {
  const wards = city.kecamatan.flatMap(({ kelurahan }) => kelurahan.slice(0, 3)).slice(0, PUSKESMAS)
  return wards.map(({ name }, i) => ({
    suffix: `P${i + 1}`,
    name: `Puskesmas ${name}`,
    kind: 'PUSKESMAS',
    trade: 'health',
  }))
}

function district(kecamatan: (typeof city.kecamatan)[number]): PlainUnit[] {
  const code = `KEC-${kecamatan.code}`
  const name = `Kecamatan ${kecamatan.name}`
  return [
    {
      code,
      name,
      kind: 'KECAMATAN',
      parentCode: 'KOTA',
      isOpd: true,
      field: null,
      people: city.peoplePerKecamatan,
      trade: 'district',
    },
    ...kecamatan.kelurahan.map(
      (ward): PlainUnit => ({
        code: `KEL-${ward.code}`,
        name: `Kelurahan ${ward.name}`,
        kind: 'KELURAHAN',
        parentCode: code,
        isOpd: false,
        field: null,
        people: city.peoplePerKelurahan,
        trade: 'district',
      }),
    ),
  ]
}
