import { PlanSettings } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import type { FieldError } from '../../../ui/field-error-summary.tsx'
import { formatPoints } from '../points.ts'

export const OBJECTIVES = [
  'total',
  'worst-agency',
  'lowest-fit',
] as const satisfies readonly PlanSettings['objective'][]

/** As it stands in the form: percentages and points as people write them, '' where a field is empty. */
export interface SettingsInput {
  /** Null until somebody writes one. */
  readonly label: string | null
  readonly objective: PlanSettings['objective']
  readonly isFewest: boolean
  /** Per cent, 0 to 10. */
  readonly fewestWithin: number | string
  readonly isMost: boolean
  readonly mostMoves: number | string
  readonly isCapped: boolean
  /** Per cent, 0 to 100. */
  readonly capShare: number | string
  /** Points, 0 to 100. */
  readonly stayingBonus: number | string
  readonly timeLimit: number | string
}

export const startInput = (mostMoves: string | undefined): SettingsInput => ({
  label: null,
  objective: 'total',
  isFewest: false,
  fewestWithin: 1,
  isMost: mostMoves !== undefined,
  mostMoves: mostMoves ?? 20,
  isCapped: false,
  capShare: 20,
  stayingBonus: 0,
  timeLimit: 60,
})

const FIELD_OF = {
  label: 'label',
  fewestMovesWithin: 'fewestWithin',
  mostMoves: 'mostMoves',
  moveCapShare: 'capShare',
  stayingBonus: 'stayingBonus',
  timeLimitSeconds: 'timeLimit',
} as const satisfies Partial<Record<keyof PlanSettings, keyof SettingsInput>>
export type Field = (typeof FIELD_OF)[keyof typeof FIELD_OF]
export const fieldId = (field: Field) => `rencana-${field}`

/** An empty field is no number, not zero. */
const numberOf = (value: number | string): number => (value === '' ? Number.NaN : Number(value))
const hundredthOf = (value: number | string): number => Number((numberOf(value) / 100).toFixed(6))

/** The order of a plan, or which fields keep it from being one. */
export function readSettings(
  input: SettingsInput,
  sentence: (field: Field) => string,
): { settings: PlanSettings } | { problems: FieldError[] } {
  const parsed = PlanSettings.safeParse({
    label: input.label,
    objective: input.objective,
    fewestMovesWithin: input.isFewest ? hundredthOf(input.fewestWithin) : null,
    mostMoves: input.isMost ? numberOf(input.mostMoves) : null,
    moveCapShare: input.isCapped ? hundredthOf(input.capShare) : null,
    stayingBonus: Math.round(numberOf(input.stayingBonus) * 100),
    timeLimitSeconds: numberOf(input.timeLimit),
  })
  if (parsed.success) return { settings: parsed.data }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const fields = Object.entries(FIELD_OF).flatMap(([name, field]) => (wrong.has(name) ? [field] : []))
  return { problems: fields.map((field) => ({ fieldId: fieldId(field), message: sentence(field) })) }
}

/** What a plan was asked for, in words. */
export function settingsWords(settings: PlanSettings, { t }: I18n): string {
  const { objective, fewestMovesWithin, mostMoves, moveCapShare, stayingBonus } = settings
  const parts = [
    t(`placement:objective.${objective}`),
    fewestMovesWithin === null ? '' : t('placement:setting.fewest', { share: formatShare(fewestMovesWithin) }),
    mostMoves === null ? '' : t('placement:setting.most', { count: mostMoves, moves: formatNumber(mostMoves) }),
    moveCapShare === null ? '' : t('placement:setting.cap', { share: formatShare(moveCapShare) }),
    stayingBonus === 0 ? '' : t('placement:setting.bonus', { points: formatPoints(stayingBonus) }),
  ]
  return parts.filter(Boolean).join('; ')
}
