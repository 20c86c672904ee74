import { type getRoundBasis, type ResponseOf, RoundDraft } from '@petakom/contract'
import type { FieldError } from '../../../ui/field-error-summary.tsx'

/** As it stands in the form: a day may still be empty. */
export type RoundInput = Omit<RoundDraft, 'date'> & { readonly date: string }

export const FIELDS = ['name', 'date', 'tiers'] as const
export type Field = (typeof FIELDS)[number]
export const fieldId = (field: Field) => `putaran-${field}`

/** `date`: what is suggested. */
export const emptyRound = (date: string): RoundInput => ({
  name: '',
  date,
  tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'],
  unitId: null,
  allowLateral: true,
  backfill: true,
  withRank: false,
})

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

/** From here on a year counts as on record. */
const MOST = 0.5

/** The years whose predicates a day asks for, with how many officials have theirs; `thin`: those that most lack. */
export function basisOf(
  { years, predicates, officials }: ResponseOf<typeof getRoundBasis>,
  date: string,
): { asked: { year: number; officials: number }[]; thin: number[] } {
  const day = /^(\d{4})-\d{2}-\d{2}$/.exec(date)
  if (!day) return { asked: [], thin: [] }
  const asked = Array.from({ length: years }, (_, back) => {
    const year = Number(day[1]) - 1 - back
    return { year, officials: predicates.find((one) => one.year === year)?.officials ?? 0 }
  })
  return { asked, thin: asked.filter((one) => one.officials < officials * MOST).map(({ year }) => year) }
}
