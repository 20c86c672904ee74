import city from '../../data/bengkulu.json' with { type: 'json' }

export interface SyntheticUnit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentCode: string | null
  readonly isOpd: boolean
  /** Officials who work in this very unit; 0 for one that only holds others. */
  readonly people: number
  readonly trade: Trade
}
export type Trade = 'office' | 'school' | 'health' | 'fire' | 'district'

const PUSKESMAS = 20
const SD = 90
const SMP = 25

const shared = (total: number, parts: number, part: number) =>
  Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts)

/** The unit tree of the city: 31 agencies, their sections, schools and health posts, 9 districts and 67 wards. */
export function cityUnits(): SyntheticUnit[] {
  const root: SyntheticUnit = {
    code: 'KOTA',
    name: 'Pemerintah Kota Bengkulu',
    kind: 'INSTANSI',
    parentCode: null,
    isOpd: false,
    people: 0,
    trade: 'office',
  }
  return [root, ...city.opd.flatMap(agency), ...city.kecamatan.flatMap(district)]
}

type Opd = (typeof city.opd)[number]

function agency(opd: Opd): SyntheticUnit[] {
  const unit = (
    suffix: string,
    name: string,
    people: number,
    kind: string,
    trade: Trade = 'office',
  ): SyntheticUnit => ({
    code: `${opd.code}${suffix}`,
    name,
    kind,
    parentCode: opd.code,
    isOpd: false,
    people,
    trade,
  })
  const head: SyntheticUnit = {
    code: opd.code,
    name: opd.name,
    kind: opd.kind,
    parentCode: 'KOTA',
    isOpd: true,
    people: opd.code === 'SETDA' ? 7 : 1,
    trade: 'office',
  }
  if (opd.code === 'SETDA') {
    const bagian = city.setda.bagian
    return [
      head,
      ...bagian.map((name, i) =>
        unit(`-${i + 1}`, `Bagian ${name}`, shared(opd.people - 7, bagian.length, i), 'BAGIAN'),
      ),
    ]
  }
  const office = opd.code === 'DIKBUD' ? 110 : opd.code === 'DINKES' ? 110 : opd.people - 1
  const sections = office > 90 ? 5 : office > 55 ? 4 : 3
  const offices = [
    unit('-S', `Sekretariat ${opd.name}`, shared(office, sections, 0), 'SEKRETARIAT'),
    ...Array.from({ length: sections - 1 }, (_, i) =>
      unit(
        `-B${i + 1}`,
        `Bidang ${FIELDS[i]} ${opd.name}`,
        shared(office, sections, i + 1),
        'BIDANG',
        opd.code === 'DAMKAR' && i > 0 ? 'fire' : opd.code === 'RSHD' ? 'health' : 'office',
      ),
    ),
  ]
  if (opd.code === 'DIKBUD') {
    const left = opd.people - 1 - office
    const schools = Array.from({ length: SD + SMP }, (_, i) =>
      unit(
        `-${i < SD ? 'SD' : 'SMP'}${i < SD ? i + 1 : i + 1 - SD}`,
        i < SD ? `SD Negeri ${i + 1} Kota Bengkulu` : `SMP Negeri ${i + 1 - SD} Kota Bengkulu`,
        shared(left, SD + SMP, i),
        'SEKOLAH',
        'school',
      ),
    )
    return [head, ...offices, ...schools]
  }
  if (opd.code === 'DINKES') {
    const wards = city.kecamatan.flatMap(({ kelurahan }) => kelurahan.slice(0, 3)).slice(0, PUSKESMAS)
    const left = opd.people - 1 - office
    return [
      head,
      ...offices,
      ...wards.map((ward, i) =>
        unit(`-P${i + 1}`, `Puskesmas ${ward.name}`, shared(left, PUSKESMAS, i), 'PUSKESMAS', 'health'),
      ),
    ]
  }
  return [head, ...offices]
}

const FIELDS = ['Perencanaan dan Program', 'Pelayanan', 'Pembinaan dan Pengawasan', 'Data dan Informasi']

function district(kecamatan: (typeof city.kecamatan)[number]): SyntheticUnit[] {
  const code = `KEC-${kecamatan.code}`
  const name = `Kecamatan ${kecamatan.name}`
  return [
    {
      code,
      name,
      kind: 'KECAMATAN',
      parentCode: 'KOTA',
      isOpd: true,
      people: city.peoplePerKecamatan,
      trade: 'district',
    },
    ...kecamatan.kelurahan.map(
      (ward): SyntheticUnit => ({
        code: `KEL-${ward.code}`,
        name: `Kelurahan ${ward.name}`,
        kind: 'KELURAHAN',
        parentCode: code,
        isOpd: false,
        people: city.peoplePerKelurahan,
        trade: 'district',
      }),
    ),
  ]
}
