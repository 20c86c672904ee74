import data from '../../data/codes.json' with { type: 'json' }

const fold = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** The golongan of a PNS from I/a up to IV/e. */
export const PNS_LADDER: readonly string[] = data.golonganPNS.map(({ golongan }) => golongan)

const pns = new Map(
  data.golonganPNS.flatMap(({ code, golongan }) => [
    [fold(golongan), golongan],
    [code, golongan],
  ]),
)
const pppk = new Map(data.golonganPPPK.map((golongan) => [fold(golongan), golongan]))
const ranks = new Map(data.golonganPNS.map(({ golongan, pangkat }) => [golongan, pangkat]))

/** 'III/c' for 'iii/C', 'III.c', SIASN's code '33', 'Penata (III/c)' or 'Penata, III/c'; a PPPK has a Roman number. */
export function findGolongan(text: string, status: string): string | null {
  const inner = /\(([^)]+)\)/.exec(text)?.[1] ?? /\b(?:IV|I{1,3})\/[a-e]\b/i.exec(text)?.[0] ?? text
  const key = fold(inner).replace(/^gol(ongan)?(ruang)?/, '')
  return (status.startsWith('PPPK') ? pppk.get(key) : pns.get(key)) ?? null
}

/** 'Penata (III/c)'; a PPPK has a golongan and no pangkat. */
export function golonganName(golongan: string): string {
  const pangkat = ranks.get(golongan)
  return pangkat ? `${pangkat} (${golongan})` : golongan
}

const education = new Map(
  data.education.flatMap((level) => [
    [level.code, level.code],
    [fold(level.name), level.code],
  ]),
)
for (const { short, code } of data.education) {
  if (!education.has(fold(short))) education.set(fold(short), code)
}

/** SIASN code of an education level, from its code or any of its names. */
export function findEducation(idOrName: string): string | null {
  return education.get(idOrName.trim().padStart(2, '0')) ?? education.get(fold(idOrName)) ?? null
}

export function educationName(code: string): string {
  return data.education.find((level) => level.code === code)?.name ?? code
}

/** The five steps of the talent rubric; null below SLTA, for which no score was found. */
export function educationStep(code: string): 'S3' | 'S2' | 'S1_D4' | 'D3' | 'SLTA' | null {
  const order = data.education.find((level) => level.code === code)?.order ?? 0
  if (order >= 10) return 'S3'
  if (order >= 9) return 'S2'
  if (order >= 7) return 'S1_D4'
  if (order >= 6) return 'D3'
  return order >= 3 ? 'SLTA' : null
}

export function findEselon(idOrName: string): { eselon: string; tier: string } | null {
  const key = fold(idOrName).replace(/^eselon/, '')
  return data.eselon.find(({ code, eselon }) => code === idOrName.trim() || fold(eselon) === key) ?? null
}

export function findLegalStatus(idOrName: string): string | null {
  const key = fold(idOrName)
  const code = idOrName.trim().padStart(2, '0')
  return data.legalStatus.find((status) => status.code === code || fold(status.name) === key)?.code ?? null
}

export const ROSTER_COLUMNS: readonly string[] = data.rosterColumns
export const REQUIRED_ROSTER_COLUMNS: readonly string[] = data.requiredColumns

const RUNGS = [null, 'SD', 'SMP', 'SLTA', 'D1', 'D2', 'D3', 'S1_D4', 'S1_D4', 'S2', 'S3'] as const

/** The step on the ladder that eligibility rules speak of, from SD to S3; a profession counts as the degree before it. */
export function educationRung(code: string): string | null {
  return RUNGS[data.education.find((level) => level.code === code)?.order ?? 0] ?? null
}
