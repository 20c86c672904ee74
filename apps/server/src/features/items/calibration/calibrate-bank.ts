import type { CalibrationItem, CalibrationOrder } from '@petakom/contract'
import { applyLink, type BankItem, itemFlags, linkScale, type ScaleLink } from '@petakom/domain'
import { type ResponseMatrix, reliability, selectResponses } from '@petakom/psychometrics'
import { type BankResponses, bankItem, categoryCounts } from './bank-responses.ts'
import { type BankEstimate, type EstimatedItem, estimateItems } from './estimate-items.ts'

export type ItemOutcome = Pick<
  CalibrationItem,
  'id' | 'version' | 'outcome' | 'reason' | 'before' | 'parameters' | 'errors' | 'answers' | 'categories' | 'itemRest'
> &
  Pick<CalibrationItem, 'fit' | 'bias' | 'flags'>

export interface BankCalibration {
  readonly estimate: Omit<BankEstimate, 'items'>
  readonly link: ScaleLink
  readonly items: readonly ItemOutcome[]
}

type Settings = Pick<CalibrationOrder, 'dichotomousModel' | 'gradedModel' | 'minimumAnswers'>

/** Reasons for which an item keeps the parameters it had; the words are the screen's. */
type KeptReason = 'few-answers' | 'category-unused' | 'no-slope' | 'out-of-range' | 'not-converged'

/** What a slope and a location may be to score people by. */
const SLOPES = [0.1, 5] as const
const FARTHEST = 6

/** Calibrates what the answers allow; every item comes back, with parameters or with the reason why it keeps its own. */
export async function calibrateBank(
  { responses, items }: BankResponses,
  settings: Settings,
  onCycle?: (cycle: number) => void,
): Promise<BankCalibration | null> {
  const counts = items.map((item, column) => categoryCounts(responses, column, item))
  const reasons = counts.map((of) => unfitReason(of, settings.minimumAnswers))
  const columns = reasons.flatMap((reason, column) => (reason === null ? [column] : []))
  if (columns.length < 2) return null
  const everybody = Array.from({ length: responses.persons }, (_, person) => person)
  const { items: found, ...estimate } = await estimateItems({
    responses: selectResponses(responses, everybody, columns),
    highest: columns.map((column) => counts[column]!.length - 1),
    models: { dichotomous: settings.dichotomousModel, graded: settings.gradedModel },
    ...(onCycle ? { onCycle } : {}),
  })
  const linked = found.map((one, i) => ({ ...one, column: columns[i]!, before: bankItem(items[columns[i]!]!) }))
  const link = linkScale(linked.map(({ before, item, errors }) => ({ before, found: item as BankItem, errors })))
  const byColumn = new Map(linked.map((one) => [one.column, one]))
  const rest = itemRestCorrelations(responses)
  return {
    estimate,
    link,
    items: items.map((item, column) => {
      const one = byColumn.get(column)
      const before = bankItem(item) as CalibrationItem['before']
      const reason = reasons[column] ?? (one ? estimateReason(one, link, estimate.converged) : null)
      const parameters = one && !reason ? (applyLink(one.item as BankItem, link) as CalibrationItem['before']) : null
      const errors = one && parameters ? scaledErrors(one.errors, link) : null
      const categories = counts[column]!
      const facts = {
        easiness: easinessOf(categories),
        itemRest: rest[column] ?? null,
        categories,
        parameters,
        errors,
        infit: null,
        outfit: null,
        bias: [],
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
        fit: null,
        bias: [],
        flags: itemFlags(facts),
      }
    }),
  }
}

function unfitReason(counts: readonly number[], minimum: number): KeptReason | null {
  if (counts.reduce((sum, count) => sum + count, 0) < minimum) return 'few-answers'
  return counts.some((count) => count === 0) ? 'category-unused' : null
}

/** Why an estimate is not one to score people by. */
function estimateReason({ item }: EstimatedItem, link: ScaleLink, converged: boolean): KeptReason | null {
  if (!converged) return 'not-converged'
  const { a, b } = applyLink(item as BankItem, link)
  if (![a, ...b].every(Number.isFinite) || a < SLOPES[0]) return 'no-slope'
  return a > SLOPES[1] || b.some((location) => Math.abs(location) > FARTHEST) ? 'out-of-range' : null
}

/** The error of the link itself is not in them. */
function scaledErrors({ a, b }: EstimatedItem['errors'], { slope }: ScaleLink) {
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
