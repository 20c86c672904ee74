import type { CalibrationItem, CalibrationOrder } from '@petakom/contract'
import { applyLink, type BankItem, itemFlags, linkScale, type ScaleLink } from '@petakom/domain'
import {
  type CalibratedItem,
  type Calibration,
  calibrate,
  type ResponseMatrix,
  reliability,
  selectResponses,
} from '@petakom/psychometrics'
import { compareGroups } from '../../../measurement/compare-groups.ts'
import { type BankResponses, bankItem, categoryCounts } from './bank-responses.ts'
import { contradictsModel, itemFits } from './item-fit.ts'

export type ItemOutcome = Pick<
  CalibrationItem,
  'id' | 'version' | 'outcome' | 'reason' | 'before' | 'parameters' | 'errors' | 'answers' | 'categories' | 'itemRest'
> &
  Pick<CalibrationItem, 'fit' | 'bias' | 'flags'>

export interface BankCalibration {
  readonly estimate: Pick<Calibration, 'logLikelihood' | 'parameters' | 'cycles' | 'converged'>
  readonly link: ScaleLink
  readonly items: readonly ItemOutcome[]
}

export type Settings = Pick<CalibrationOrder, 'dichotomousModel' | 'gradedModel' | 'minimumAnswers'>

/** Reasons for which an item keeps the parameters it had; the words are the screen's. */
export type KeptReason = 'anchor' | 'few-answers' | 'category-unused' | 'no-slope' | 'out-of-range' | 'not-converged'

/** What a slope and a location may be to score people by. */
const SLOPES = [0.1, 5] as const
const FARTHEST = 6

/** Calibrates what the answers allow; every item comes back, with parameters or with the reason why it keeps its own. */
export async function calibrateBank(
  { responses, items, people }: BankResponses,
  settings: Settings,
  onCycle?: (cycle: number) => void,
): Promise<BankCalibration | null> {
  const counts = items.map((item, column) => categoryCounts(responses, column, item))
  const reasons = counts.map((of) => unfitReason(of, settings.minimumAnswers))
  const columns = reasons.flatMap((reason, column) => (reason === null ? [column] : []))
  if (columns.length < 2) return null
  const everybody = Array.from({ length: responses.persons }, (_, person) => person)
  const chosen = selectResponses(responses, everybody, columns)
  const found = await calibrate({
    responses: chosen,
    model: columns.map((column) => modelOf(counts[column]!, settings)),
    names: columns.map((column) => items[column]!.id),
    ...(onCycle ? { onProgress: ({ cycle }: { cycle: number }) => onCycle(cycle) } : {}),
  })
  const fits = itemFits(found, chosen)
  const linked = found.items.map((one, i) => {
    const column = columns[one.column]!
    return {
      item: one.item as BankItem,
      errors: plainErrors(one),
      fit: fits[i]!,
      column,
      before: bankItem(items[column]!),
    }
  })
  const link = linkScale(linked.map(({ before, item, errors }) => ({ before, found: item, errors })))
  const byColumn = new Map(linked.map((one) => [one.column, one]))
  const rest = itemRestCorrelations(responses)
  const bias = compareGroups(responses, people)
  return {
    estimate: found,
    link,
    items: items.map((item, column) => {
      const one = byColumn.get(column)
      const before = bankItem(item) as CalibrationItem['before']
      const reason = reasons[column] ?? (one ? estimateReason(one.item, link, found.converged) : null)
      const parameters = one && !reason ? (applyLink(one.item, link) as CalibrationItem['before']) : null
      const errors = one && parameters ? scaledErrors(one.errors, link) : null
      const fit = one?.fit ?? null
      const categories = counts[column]!
      const facts = {
        easiness: easinessOf(categories),
        itemRest: rest[column] ?? null,
        categories,
        parameters,
        errors,
        infit: fit?.infit ?? null,
        outfit: fit?.outfit ?? null,
        contradicts: fit !== null && contradictsModel(fit),
        bias: bias[column]!.map((one) => one.class),
      }
      return {
        id: item.id,
        version: item.version,
        outcome: parameters ? ('calibrated' as const) : ('kept' as const),
        reason,
        before,
        parameters,
        errors,
        answers: categories.reduce((sum, count) => sum + count, 0),
        categories,
        itemRest: facts.itemRest,
        fit,
        bias: bias[column]!,
        flags: itemFlags(facts),
      }
    }),
  }
}

/** One slope for all says the same as Rasch's slope of 1 with a variance of its own. */
export const modelOf = (counts: readonly number[], { gradedModel, dichotomousModel }: Settings) =>
  counts.length > 2 ? gradedModel : dichotomousModel === 'rasch' ? '1pl' : '2pl'

export function unfitReason(counts: readonly number[], minimum: number): KeptReason | null {
  if (counts.reduce((sum, count) => sum + count, 0) < minimum) return 'few-answers'
  return counts.some((count) => count === 0) ? 'category-unused' : null
}

/** Why an estimate is not one to score people by. */
export function estimateReason(item: BankItem, link: ScaleLink, converged: boolean): KeptReason | null {
  if (!converged) return 'not-converged'
  const { a, b } = applyLink(item, link)
  if (![a, ...b].every(Number.isFinite) || a < SLOPES[0]) return 'no-slope'
  return a > SLOPES[1] || b.some((location) => Math.abs(location) > FARTHEST) ? 'out-of-range' : null
}

export const plainErrors = ({ item, errors }: CalibratedItem) => ({
  a: errors?.a ?? null,
  b: 'b' in item ? item.b.map((_, k) => errors?.b?.[k] ?? null) : [],
})

/** The error of the link itself is not in them. */
function scaledErrors({ a, b }: ReturnType<typeof plainErrors>, { slope }: ScaleLink) {
  const times = (error: number | null, factor: number) => (error === null ? null : error * factor)
  return { a: times(a, 1 / slope), b: b.map((error) => times(error, slope)) }
}

export function easinessOf(categories: readonly number[]): number | null {
  const answers = categories.reduce((sum, count) => sum + count, 0)
  if (answers === 0) return null
  return categories.reduce((sum, count, k) => sum + count * k, 0) / (answers * (categories.length - 1))
}

function itemRestCorrelations(responses: ResponseMatrix): (number | null)[] {
  return reliability(responses).itemStatistics.map(({ itemRestR }) => itemRestR)
}
