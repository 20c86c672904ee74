import type { Bound, Broken, BrokenRule, Impossible } from '@petakom/domain'

const NAMES: Record<Bound['by'], string> = {
  assessors: 'menit asesor',
  rooms: 'menit ruang',
  'role-players': 'menit pemeran',
  participant: 'menit satu peserta',
}

export function boundSentence({ by, about, needed, available }: Bound): string {
  return `${NAMES[by]}${about === '' ? '' : ` (${about === 'turnover' ? 'dengan peralihan' : about})`}: perlu paling sedikit ${needed}, ada paling banyak ${available}`
}

export function impossibleSentence(why: Impossible): string {
  switch (why.reason) {
    case 'bound':
      return boundSentence(why.bound)
    case 'group-sizes':
      return `${why.participants} peserta tidak dapat dibagi menurut besar kelompok latihan ${why.exercise}`
    case 'no-room':
      return `tidak ada ruang yang cukup untuk latihan ${why.exercise}`
    case 'no-role-player':
      return `latihan ${why.exercise} memerlukan pemeran, dan tidak ada seorang pun`
    case 'too-few-assessors':
      return `peserta ${why.participant} hanya boleh dinilai ${why.allowed} asesor, perlu ${why.needed}`
    case 'too-few-observed':
      return `semua latihan bersama hanya memberi ${why.seats} tempat asesor per peserta, perlu ${why.needed} asesor berbeda`
  }
}

export const RULES: Record<BrokenRule, string> = {
  'unknown-id': 'tidak ada dalam berkas pusat penilaian',
  'outside-the-day': 'di luar jam hari itu',
  'in-blocked-time': 'memotong waktu salat atau istirahat',
  away: 'sedang berhalangan',
  'two-places-at-once': 'dipakai di dua tempat sekaligus',
  'no-rest': 'kurang istirahat antarlatihan',
  'no-turnover': 'kurang waktu peralihan antarsesi',
  'wrong-room': 'bukan ruang untuk latihan ini',
  'too-many-for-the-room': 'peserta melebihi kursi',
  'wrong-group-size': 'besar kelompok salah',
  'wrong-number-of-assessors': 'banyak asesor salah',
  'no-role-player': 'pemeran kurang atau berlebih',
  'own-agency': 'menilai peserta dari instansinya sendiri',
  subordinate: 'menilai bawahannya',
  superior: 'menilai atasannya',
  relative: 'menilai kerabatnya',
  'over-daily-limit': 'melampaui batas menit sehari',
  'not-once': 'tidak menjalani setiap latihan tepat sekali',
  'too-few-different-assessors': 'dilihat oleh terlalu sedikit asesor',
}

export const brokenSentence = ({ rule, about, sitting }: Broken): string =>
  `${sitting === null ? 'jadwal' : `sesi ${sitting + 1}`}  ${about}: ${RULES[rule]}`
