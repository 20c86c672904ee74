import type { getRaterReport, RaterReport, ResponseOf } from '@petakom/contract'

export type ReportData = ResponseOf<typeof getRaterReport>

/** A report that is there, with the names it needs. */
export interface Shown {
  readonly report: RaterReport
  readonly nameOf: (raterId: string) => string
  readonly exerciseOf: (exerciseId: string) => string
}

export function shown({ report, raters, exercises }: ReportData): Shown | null {
  if (!report) return null
  const names = new Map([...raters, ...exercises].map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? '–'
  return { report, nameOf, exerciseOf: nameOf }
}

export const isUrgent = ({ urgency }: { readonly urgency: string }): boolean => urgency === 'act'
