/** Official predicates of a year's work (PermenPANRB 6/2022), best first; taken from e-Kinerja as they are. */
export const PREDICATES = [
  { code: 'SANGAT_BAIK', name: 'Sangat Baik' },
  { code: 'BAIK', name: 'Baik' },
  { code: 'BUTUH_PERBAIKAN', name: 'Butuh Perbaikan' },
  { code: 'KURANG', name: 'Kurang' },
  { code: 'SANGAT_KURANG', name: 'Sangat Kurang' },
] as const
export type Predicate = (typeof PREDICATES)[number]['code']

/** Weight of a disciplinary sanction (PP 94/2021, article 8). */
export const SEVERITIES = [
  { code: 'RINGAN', name: 'Ringan' },
  { code: 'SEDANG', name: 'Sedang' },
  { code: 'BERAT', name: 'Berat' },
] as const
export type Severity = (typeof SEVERITIES)[number]['code']

export type HrRecordKind = 'performance' | 'discipline' | 'career'

/**
 * One fact about one person. `subject` tells it from the person's other facts of its kind: the year of a predicate, the
 * decree of a sanction, first day and name of an earlier post. `values` is what a correction may change.
 */
export interface HrRecord {
  readonly nip: string
  readonly subject: string
  readonly values: Readonly<Record<string, string>>
}

const nameIn = (list: readonly { code: string; name: string }[], code: string | undefined) =>
  list.find((one) => one.code === code)?.name ?? code ?? ''

export const predicateName = (code: string): string => nameIn(PREDICATES, code)
export const severityName = (code: string): string => nameIn(SEVERITIES, code)

/** A fact in a few words, for a list: "2024: Baik", "SK-12/2023: Sedang", "2019-01-01 Lurah Suka: Kelurahan Suka". */
export function recordLabel({ subject, values }: Pick<HrRecord, 'subject' | 'values'>): string {
  if (values.job !== undefined) return `${subject}: ${values.unit}`
  return `${subject}: ${values.predicate ? predicateName(values.predicate) : severityName(values.severity ?? '')}`
}
