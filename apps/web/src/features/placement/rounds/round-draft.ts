import { RoundDraft } from '@petakom/contract'
import type { FieldError } from '../../../ui/field-error-summary.tsx'

/** As it stands in the form: a day may still be empty. */
export type RoundInput = Omit<RoundDraft, 'date'> & { readonly date: string }

export const FIELDS = ['name', 'date', 'tiers'] as const
export type Field = (typeof FIELDS)[number]
export const fieldId = (field: Field) => `putaran-${field}`

export const emptyRound: RoundInput = {
  name: '',
  date: '',
  tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'],
  unitId: null,
  allowLateral: true,
  backfill: true,
  withRank: false,
}

/** The round to create, or which fields keep it from being one. */
export function readRound(
  input: RoundInput,
  sentence: (field: Field) => string,
): { draft: RoundDraft } | { problems: FieldError[] } {
  const parsed = RoundDraft.safeParse(input)
  if (parsed.success) return { draft: parsed.data }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const fields = FIELDS.filter((field) => wrong.has(field))
  return { problems: fields.map((field) => ({ fieldId: fieldId(field), message: sentence(field) })) }
}
