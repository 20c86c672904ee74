import data from '../../data/job-fields.json' with { type: 'json' }

/** Field of work (rumpun bidang tugas) of a post or a unit; the list is a proposal, with its source and confidence. */
export interface JobField {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

export const JOB_FIELDS: readonly JobField[] = data.fields
export const JOB_FIELDS_SOURCE: { readonly source: string; readonly sourceEn: string; readonly confidence: string } = {
  source: data.source,
  sourceEn: data.sourceEn,
  confidence: data.confidence,
}

const fold = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** A code from itself or from either name, in any case and spacing; null for a field that is not on the list. */
export function findJobField(text: string): string | null {
  const key = fold(text)
  return (
    JOB_FIELDS.find(({ code, name, nameEn }) => [code, name, nameEn].some((word) => fold(word) === key))?.code ?? null
  )
}

export const jobFieldName = (code: string): string => JOB_FIELDS.find((field) => field.code === code)?.name ?? code
