import type { Reason, ReasonValues } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'

export type Sex = 'L' | 'P'
export type EmployeeStatus = 'PNS' | 'CPNS' | 'PPPK' | 'PPPK_PW'
export type JabatanKind = 'STRUKTURAL' | 'JF' | 'PELAKSANA'

/** One row of a roster, read. Days are YYYY-MM-DD. Identity numbers, address, religion and marriage are not kept. */
export interface RosterRecord {
  readonly nip: string
  readonly name: string
  readonly titleBefore: string | null
  readonly titleAfter: string | null
  readonly birthDate: string
  readonly birthPlace: string | null
  readonly sex: Sex
  readonly status: EmployeeStatus
  readonly legalStatus: string | null
  readonly email: string | null
  readonly golongan: string
  readonly golonganSince: string | null
  readonly jabatanName: string
  readonly jabatanKind: JabatanKind
  readonly tier: string | null
  readonly eselon: string | null
  readonly kelas: number | null
  readonly jabatanSince: string | null
  readonly unitName: string
  readonly parentUnitName: string | null
  readonly educationLevel: string | null
  readonly educationField: string | null
  readonly school: string | null
  readonly graduatedYear: number | null
  readonly isSynthetic: boolean
}

/** A cell that keeps a row out, or that a person should look at. `row` is the sheet's own row number. */
export interface RowProblem {
  readonly row: number
  readonly column: string
  readonly value: string
  /** One Indonesian sentence; `code` and `values` are the same for screens in another language. */
  readonly reason: string
  readonly code: ReasonCode
  readonly values: ReasonValues
}

export function rowProblem(
  place: { readonly row: number; readonly column: string; readonly value: string },
  { code, values, text }: Reason,
): RowProblem {
  return { row: place.row, column: place.column, value: place.value, reason: text, code, values }
}
