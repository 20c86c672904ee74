import { type ReasonValues, reason } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'
import type { Indicator, TalentRecipe } from './talent-recipe.ts'

/** What is known about a person on a day. Null is not known: it is named as missing, never guessed. */
export interface TalentFacts {
  /** Official predicate of the latest year, as e-Kinerja gave it. */
  readonly predicate: string | null
  /** Per cent; the recipe says whether it is capped at 100. */
  readonly jpm: number | null
  readonly potentialAspectsMeasured: number
  /** Mean of the eight aspects on 0 to 100, where all eight were measured. */
  readonly potentialScore: number | null
  /** S3, S2, S1_D4, D3 or SLTA. */
  readonly education: string | null
  /** Heaviest sanction on record, or TIDAK_PERNAH, or SEDANG_MENJALANI. */
  readonly discipline: string | null
  readonly yearsInPost: number | null
}

export interface AxisPart {
  readonly code: string
  readonly name: string
  readonly weight: number
  readonly score: number | null
  readonly missing: string | null
  /** The same reason as a code with its values, for screens in any language. */
  readonly because: { readonly code: ReasonCode; readonly values: ReasonValues } | null
}

export interface TalentAxis {
  /** 0 to 100 over what is measured; null when nothing is. */
  readonly value: number | null
  /** Share of the weight that is measured, 0 to 1. */
  readonly coverage: number
  readonly parts: readonly AxisPart[]
}

export interface TalentPosition {
  readonly potential: TalentAxis
  readonly performance: TalentAxis
  readonly box: number | null
  /** `provisional` while parts are missing: the box may change when they come. */
  readonly status: 'full' | 'provisional' | 'unknown'
}

const ASPECTS = 8

/** Position by a recipe. Missing parts leave both the sum and the weights, and are listed. A proposal, no decision. */
export function talentPosition(facts: TalentFacts, recipe: TalentRecipe): TalentPosition {
  const performance = axis(recipe.performance, facts, recipe)
  const potential = axis(recipe.potential, facts, recipe)
  if (performance.value === null || potential.value === null) {
    return { potential, performance, box: null, status: 'unknown' }
  }
  const row = recipe.matrix[performanceBand(performance.value, recipe)]
  const box = row?.[potentialBand(potential.value, recipe)] ?? null
  const full = performance.coverage === 1 && potential.coverage === 1
  return { potential, performance, box, status: full ? 'full' : 'provisional' }
}

/** A threshold belongs to the higher band. */
export function performanceBand(value: number, { thresholds }: TalentRecipe): string {
  return value >= thresholds.high ? 'DI_ATAS' : value >= thresholds.middle ? 'SESUAI' : 'DI_BAWAH'
}

export function potentialBand(value: number, { thresholds }: TalentRecipe): string {
  return value >= thresholds.high ? 'TINGGI' : value >= thresholds.middle ? 'MENENGAH' : 'RENDAH'
}

function axis(indicators: readonly Indicator[], facts: TalentFacts, recipe: TalentRecipe): TalentAxis {
  const parts = indicators.map(({ code, name, weight }) => ({ code, name, weight, ...score(code, facts, recipe) }))
  const measured = parts.filter((part) => part.score !== null)
  const weight = measured.reduce((sum, part) => sum + part.weight, 0)
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const value = weight === 0 ? null : measured.reduce((sum, part) => sum + part.weight * part.score!, 0) / weight
  return { value, coverage: weight / total, parts }
}

type Scored = Pick<AxisPart, 'score' | 'missing' | 'because'>
function missing(code: ReasonCode, values: ReasonValues = {}): Scored {
  return { score: null, missing: reason(code, values).text, because: { code, values } }
}
const scored = (value: number | undefined, otherwise: ReasonCode): Scored =>
  value === undefined ? missing(otherwise) : { score: value, missing: null, because: null }

function score(code: string, facts: TalentFacts, { rubric, capTotal100 = true }: TalentRecipe): Scored {
  switch (code) {
    case 'PREDIKAT':
      return scored(rubric.predicate[facts.predicate ?? ''], 'PREDICATE_NOT_IMPORTED')
    case 'PENILAIAN_KOMPETENSI': {
      const jpm = capTotal100 && facts.jpm !== null ? Math.min(100, facts.jpm) : facts.jpm
      return scored(jpm ?? undefined, 'NO_VALID_RESULT')
    }
    case 'PENILAIAN_POTENSI':
      return facts.potentialScore === null || facts.potentialAspectsMeasured < ASPECTS
        ? missing('ASPECTS_MEASURED', { measured: facts.potentialAspectsMeasured, all: ASPECTS })
        : scored(facts.potentialScore, 'ASPECTS_MEASURED')
    case 'PENDIDIKAN':
      return scored(rubric.education[facts.education ?? ''], 'EDUCATION_NOT_RECORDED')
    case 'DISIPLIN':
      return scored(rubric.discipline[facts.discipline ?? ''], 'DISCIPLINE_NOT_IMPORTED')
    case 'PENGALAMAN': {
      const years = facts.yearsInPost
      if (years === null) return missing('POST_START_NOT_RECORDED')
      return scored(rubric.yearsInPost.find(({ min }) => years >= min)?.score, 'POST_START_IMPLAUSIBLE')
    }
    default:
      return missing('PART_NOT_KEPT')
  }
}
