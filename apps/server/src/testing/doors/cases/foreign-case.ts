import type { Ids } from '../furnished-instansi.ts'

export interface ForeignCase {
  /** What the `:id` of the address names. */
  readonly names?: keyof Ids
  /** What the `:recordId` of the address names. */
  readonly records?: 'performance' | 'discipline' | 'career'
  /** Body and query that are valid but for whose ids they hold. */
  readonly body?: (ids: Ids) => unknown
  readonly query?: (ids: Ids) => Record<string, string>
  /** What a caller of another instansi gets; by default a plain 404. */
  readonly expects?: 'not found' | 'refused' | 'nothing'
}

/** By method and address as declared. */
export type ForeignCases = Readonly<Record<string, ForeignCase>>
