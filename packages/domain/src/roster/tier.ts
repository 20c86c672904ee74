import { TIERS, tierName } from '../competencies/competencies.ts'

const JF_GRADES: readonly (readonly [RegExp, string])[] = [
  [/ahli utama/, 'JF_AHLI_UTAMA'],
  [/ahli madya/, 'JF_AHLI_MADYA'],
  [/ahli muda/, 'JF_AHLI_MUDA'],
  [/ahli pertama/, 'JF_AHLI_PERTAMA'],
  [/penyelia/, 'JF_PENYELIA'],
  [/mahir|pelaksana lanjutan/, 'JF_MAHIR'],
  [/terampil/, 'JF_TERAMPIL'],
  [/pemula/, 'JF_PEMULA'],
]

/** Read from the top: a secretary of a kecamatan is met before any secretary. */
const STRUCTURAL: readonly (readonly [RegExp, string])[] = [
  [/^sekretaris (dinas|badan|inspektorat|satuan|kecamatan|camat)/, 'ADMINISTRATOR'],
  [
    /^(kepala sub ?-?bag|kepala sub ?-?bidang|kepala seksi|kasubbag|kasi |lurah|sekretaris (lurah|kelurahan)|kepala (upt|uptd|puskesmas|sekolah))/,
    'PENGAWAS',
  ],
  [/^(kepala (bidang|bagian)|kabag|kabid|camat|inspektur pembantu|direktur|wakil direktur)/, 'ADMINISTRATOR'],
  [
    /^(sekretaris (daerah|dprd|dewan)|asisten|staf ahli|inspektur|kepala (dinas|badan|satuan|pelaksana))/,
    'JPT_PRATAMA',
  ],
]

/**
 * Tier (jenjang) of a post from its kind, its eselon where the file gives it, or its name. Null where none tells: a
 * person decides. The name rules follow the usual city posts and are a proposal.
 */
export function deriveTier(kind: string, name: string, eselonTier: string | null): string | null {
  const folded = name.trim().toLowerCase().replace(/\s+/g, ' ')
  if (kind === 'PELAKSANA') return 'PELAKSANA'
  if (kind === 'JF') return gradeInName(folded)
  return eselonTier ?? STRUCTURAL.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** The functional grade that the name of a post ends in, 'JF_AHLI_MUDA' for '... Ahli Muda'; null where it has none. */
export function gradeInName(name: string): string | null {
  return JF_GRADES.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? null
}

const fold = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** A tier from its code or its name, in any case and spacing. */
export function findTier(text: string): string | null {
  const key = fold(text)
  return TIERS.find((tier) => fold(tier) === key || fold(tierName(tier)) === key) ?? null
}
