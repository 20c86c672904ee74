import type { CalibrationItem } from '@petakom/contract'
import { type BankItem, itemFlags, type ScaleLink } from '@petakom/domain'
import {
  type CalibratedItem,
  type Calibration,
  calibrate,
  type Item,
  itemMeanSquares,
  MISSING,
  type ResponseMatrix,
  reliability,
  scoreResponses,
  selectResponses,
  signedChiSquares,
} from '@petakom/psychometrics'
import { compareGroups } from '../../../measurement/compare-groups.ts'
import { type BankResponses, bankItem, categoryCounts } from './bank-responses.ts'
import {
  type BankCalibration,
  easinessOf,
  estimateReason,
  type ItemOutcome,
  modelOf,
  plainErrors,
  type Settings,
  unfitReason,
} from './calibrate-bank.ts'
import { contradictsModel, type Fit } from './item-fit.ts'

/** With fewer items in use the pilots would set the scale themselves. */
export const FEWEST_ANCHORS = 5

/**
 * Puts items on trial on the scale of the bank: every scored item keeps the parameters in force and is held fixed while
 * those of the pilots are estimated with mean and variance of the people (fixed parameter calibration, Kim, 2006).
 * Nobody's scale moves; no link is needed. Null where there are too few anchors, or no pilot has the answers.
 */
export async function calibratePilots(
  { responses, items, people, isPilot }: BankResponses,
  settings: Settings,
  onCycle?: (cycle: number) => void,
): Promise<BankCalibration | null> {
  const counts = items.map((item, column) => categoryCounts(responses, column, item))
  const reasons = counts.map((of, column) => (isPilot[column] ? unfitReason(of, settings.minimumAnswers) : 'anchor'))
  const anchors = items.flatMap((_, column) => (isPilot[column] ? [] : [column]))
  const pilots = items.flatMap((_, column) => (isPilot[column] && reasons[column] === null ? [column] : []))
  if (anchors.length < FEWEST_ANCHORS || pilots.length === 0) return null
  const columns = [...anchors, ...pilots]
  const everybody = Array.from({ length: responses.persons }, (_, person) => person)
  const found = await calibrate({
    responses: selectResponses(responses, everybody, columns),
    model: columns.map((column) => modelOf(counts[column]!, settings)),
    names: columns.map((column) => items[column]!.id),
    fixed: columns.map((column) => (isPilot[column] ? null : { item: bankItem(items[column]!) })),
    ...(onCycle ? { onProgress: ({ cycle }: { cycle: number }) => onCycle(cycle) } : {}),
  })
  const byColumn = new Map(found.items.map((one) => [columns[one.column]!, one]))
  const evidence = evidenceOf({ responses, anchors, found, byColumn })
  const bias = compareGroups(responses, people)
  const link: ScaleLink = {
    method: 'fixed-items',
    slope: 1,
    intercept: 0,
    locations: anchors.reduce((sum, column) => sum + bankItem(items[column]!).b.length, 0),
    provisional: anchors.filter((column) => (items[column]!.parameters as { provisional?: boolean }).provisional)
      .length,
  }
  return {
    estimate: found,
    link,
    items: items.map((item, column): ItemOutcome => {
      const one = byColumn.get(column)
      const reason =
        reasons[column] ?? (one ? estimateReason(one.item as BankItem, link, found.converged) : 'not-converged')
      const parameters = one && !reason ? (one.item as CalibrationItem['before']) : null
      const errors = one && parameters ? plainErrors(one) : null
      const { fit, itemRest } = evidence(column)
      const facts = { itemRest, categories: counts[column]!, parameters, errors }
      return {
        id: item.id,
        version: item.version,
        outcome: parameters ? 'calibrated' : 'kept',
        reason,
        before: bankItem(item) as CalibrationItem['before'],
        parameters,
        errors,
        answers: counts[column]!.reduce((sum, count) => sum + count, 0),
        categories: counts[column]!,
        itemRest,
        fit,
        bias: bias[column]!,
        flags: itemFlags({
          ...facts,
          easiness: easinessOf(counts[column]!),
          infit: fit?.infit ?? null,
          outfit: fit?.outfit ?? null,
          contradicts: fit !== null && contradictsModel(fit),
          bias: bias[column]!.map((compared) => compared.class),
        }),
      }
    }),
  }
}

/**
 * Fit and correlation of a column beside the scored items, among the people who were served it: pilots are served to a
 * part of the people, and no two of them need to meet.
 */
function evidenceOf(given: {
  responses: ResponseMatrix
  anchors: readonly number[]
  found: Calibration
  byColumn: ReadonlyMap<number, CalibratedItem>
}) {
  const { responses, anchors, found, byColumn } = given
  const { mean, variance } = found.latents[0]!
  return (column: number): { fit: Fit | null; itemRest: number | null } => {
    if (!byColumn.has(column)) return { fit: null, itemRest: null }
    const beside = [...anchors.filter((one) => one !== column), column]
    const rows = Array.from({ length: responses.persons }, (_, person) => person).filter(
      (person) => responses.cells[person * responses.items + column] !== MISSING,
    )
    const own = beside.map((one): Item => byColumn.get(one)!.item)
    const matrix = selectResponses(responses, rows, beside)
    const { theta } = scoreResponses(own, matrix, { method: 'wle' })
    const squares = itemMeanSquares(own, matrix, theta).at(-1)
    const test = signedChiSquares(own, matrix, { latentMean: mean, latentVariance: variance }).items.at(-1)!
    const { statistic: sx2, df, p, rmsea } = test
    return {
      fit: { infit: squares?.infit ?? null, outfit: squares?.outfit ?? null, sx2, df, p, rmsea },
      itemRest: reliability(matrix).itemStatistics.at(-1)?.itemRestR ?? null,
    }
  }
}
