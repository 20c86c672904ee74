import city from '../../data/bengkulu.json' with { type: 'json' }
import { findEselon } from '../codes/codes.ts'
import { fieldOfPost } from './city-fields.ts'
import type { SyntheticUnit } from './city-units.ts'

export interface SyntheticPost {
  readonly unitCode: string
  readonly name: string
  readonly kind: 'STRUKTURAL' | 'JF' | 'PELAKSANA'
  readonly tier: string
  readonly eselon: string | null
  readonly kelas: number
  readonly isCritical: boolean
  /** Own field of work; null takes over that of the unit. */
  readonly workField: string | null
  readonly seats: number
  /** How many of the seats are filled. */
  readonly filled: number
}

const ESELON_KELAS: Readonly<Record<string, number>> = {
  'II.a': 15,
  'II.b': 14,
  'III.a': 12,
  'III.b': 11,
  'IV.a': 9,
  'IV.b': 8,
}
const VACANT = city.assessment.vacant.map((name) => name.toLowerCase())
/** Some middle posts stand empty as well; a kecamatan keeps its leaders. */
const VACANT_EVERY = 17

function post(unit: SyntheticUnit, name: string, eselon: string, order: number): SyntheticPost {
  const { tier } = findEselon(eselon)!
  const isHead = tier === 'JPT_PRATAMA'
  const vacant = isHead
    ? VACANT.some(
        (vacancy) =>
          unit.name.toLowerCase() === vacancy ||
          name.toLowerCase().startsWith(`${vacancy} `) ||
          (vacancy === 'dpmptsp' && unit.code === 'DPMPTSP'),
      )
    : tier === 'ADMINISTRATOR' && unit.kind !== 'KECAMATAN' && order % VACANT_EVERY === VACANT_EVERY - 1
  return {
    unitCode: unit.code,
    name,
    kind: 'STRUKTURAL',
    tier,
    eselon,
    kelas: ESELON_KELAS[eselon] ?? 9,
    isCritical: isHead,
    workField: fieldOfPost(name),
    seats: 1,
    filled: vacant ? 0 : 1,
  }
}

/** Structural posts of a unit, by the usual pattern of a city. */
export function structuralPosts(unit: SyntheticUnit, order: number): SyntheticPost[] {
  const at = (name: string, eselon: string) => post(unit, name, eselon, order)
  switch (unit.kind) {
    case 'INSTANSI':
      return []
    case 'SEKRETARIAT':
      if (unit.code === 'SETDA') {
        return [
          at('Sekretaris Daerah', 'II.a'),
          ...city.setda.asisten.map((name) => at(name, 'II.b')),
          ...city.setda.stafAhli.map((name) => at(name, 'II.b')),
        ]
      }
      if (unit.code === 'SETWAN') return [at('Sekretaris DPRD', 'II.b')]
      return [
        at(`Sekretaris ${unit.name.replace('Sekretariat ', '')}`, 'III.a'),
        at('Kepala Subbagian Umum dan Kepegawaian', 'IV.a'),
        at('Kepala Subbagian Perencanaan dan Keuangan', 'IV.a'),
      ]
    case 'INSPEKTORAT':
      return [at('Inspektur', 'II.b')]
    case 'BAGIAN':
      return [at(`Kepala Bagian ${unit.field}`, 'III.a'), at(`Kepala Subbagian Tata Usaha ${unit.field}`, 'IV.a')]
    case 'IRBAN':
      return [at(`Inspektur Pembantu ${unit.field}`, 'III.a')]
    case 'BIDANG': {
      const part = unit.name.includes(' Badan ') ? 'Kepala Subbidang' : 'Kepala Seksi'
      return [
        at(`Kepala Bidang ${unit.field}`, 'III.b'),
        at(`${part} Program ${unit.field}`, 'IV.a'),
        at(`${part} Pelaksanaan ${unit.field}`, 'IV.a'),
      ]
    }
    case 'KECAMATAN':
      return [
        at(`Camat ${unit.name.replace('Kecamatan ', '')}`, 'III.a'),
        at(`Sekretaris ${unit.name}`, 'III.b'),
        at('Kepala Seksi Pemerintahan', 'IV.a'),
        at('Kepala Seksi Pembangunan', 'IV.a'),
        at('Kepala Subbagian Umum', 'IV.b'),
      ]
    case 'KELURAHAN':
      return [at(`Lurah ${unit.name.replace('Kelurahan ', '')}`, 'IV.a'), at(`Sekretaris ${unit.name}`, 'IV.b')]
    case 'UPT_KHUSUS':
      return [at(`Direktur ${unit.name}`, 'III.a')]
    case 'SEKOLAH':
    case 'PUSKESMAS':
      return []
    default:
      return [at(`Kepala ${unit.name}`, 'II.b')]
  }
}

/** Functional families by trade; grades are added from the age and rank of the people. */
export const FUNCTIONAL_FAMILIES = {
  office: ['Analis Kebijakan', 'Perencana', 'Analis SDM Aparatur', 'Arsiparis', 'Pranata Komputer', 'Statistisi'],
  school: ['Guru'],
  health: ['Perawat', 'Bidan', 'Dokter', 'Apoteker', 'Nutrisionis', 'Sanitarian'],
  fire: ['Pemadam Kebakaran'],
  order: ['Polisi Pamong Praja'],
  audit: ['Auditor', 'Pengawas Penyelenggaraan Urusan Pemerintahan Daerah'],
  district: ['Penyuluh Sosial', 'Analis Kebijakan'],
} as const

export const STAFF_POSTS = {
  office: [
    'Pengadministrasi Umum',
    'Pengelola Keuangan',
    'Penyusun Program',
    'Pengelola Barang Milik Daerah',
    'Pengolah Data',
  ],
  school: ['Pengadministrasi Sekolah', 'Penjaga Sekolah'],
  health: ['Pengadministrasi Rekam Medis', 'Pengemudi Ambulans'],
  fire: ['Operator Kendaraan Pemadam', 'Pengadministrasi Umum'],
  order: ['Pengelola Keamanan dan Ketertiban', 'Pengadministrasi Umum'],
  audit: ['Pengelola Data Pengawasan', 'Pengadministrasi Umum'],
  district: ['Pengadministrasi Pemerintahan', 'Pengelola Pelayanan Umum'],
} as const
