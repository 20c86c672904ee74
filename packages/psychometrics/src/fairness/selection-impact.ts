import { chiSquareAbove, normalQuantile, normalTwoSided } from '../numeric/distributions.ts'
import { assertTable, type FisherExact, fisherExact, type TwoByTwo } from './fisher-exact.ts'

/** How many of a group stood for selection and were selected. */
export interface GroupSelection {
  readonly selected: number
  readonly applicants: number
}

export interface ImpactSettings {
  /** Level of the intervals; 0.95 unless told. */
  readonly level?: number
  /** Give nothing where a group is smaller than this (10 keeps persons from being told apart); 0 unless told. */
  readonly smallest?: number
}

export type SelectionImpact =
  | { readonly outcome: 'suppressed'; readonly smallest: number }
  | { readonly outcome: 'measured'; readonly measures: ImpactMeasures }

/** Focal group against reference group; null where the data cannot give a number. */
export interface ImpactMeasures {
  readonly rateFocal: number
  readonly rateReference: number
  /** Rate of the focal group over the reference group's; null where nobody of the reference group was selected. */
  readonly impactRatio: number | null
  /** By the normal approximation of its logarithm; null where a group has none selected. */
  readonly impactRatioInterval: readonly [number, number] | null
  /** Impact ratio below 0.8 (Uniform Guidelines, 29 CFR 1607.4 D): a rule of thumb, not a test. */
  readonly isBelowFourFifths: boolean | null
  readonly zPooled: number | null
  readonly zP: number | null
  /** Pearson's chi-square, plain and with Yates' correction, each with its p; 1 degree of freedom. */
  readonly chiSquare: { readonly statistic: number; readonly p: number } | null
  readonly chiSquareYates: { readonly statistic: number; readonly p: number } | null
  readonly fisher: FisherExact
  /** Null where infinite or undefined. */
  readonly oddsRatio: number | null
  readonly phi: number | null
  /** Difference of arcsine-transformed rates (Cohen, 1988). */
  readonly cohenH: number
}

export function selectionImpact(
  focal: GroupSelection,
  reference: GroupSelection,
  { level = 0.95, smallest = 0 }: ImpactSettings = {},
): SelectionImpact {
  assertGroup('focal', focal)
  assertGroup('reference', reference)
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`)
  if (Math.min(focal.applicants, reference.applicants) < smallest) return { outcome: 'suppressed', smallest }
  return { outcome: 'measured', measures: measure(focal, reference, level) }
}

function assertGroup(name: string, { selected, applicants }: GroupSelection): void {
  if (!Number.isInteger(applicants) || applicants < 1) {
    throw new RangeError(`the ${name} group has ${applicants} applicants; at least 1 is needed`)
  }
  if (!Number.isInteger(selected) || selected < 0 || selected > applicants) {
    throw new RangeError(`${selected} selected of ${applicants} applicants of the ${name} group`)
  }
}

function measure(focal: GroupSelection, reference: GroupSelection, level: number): ImpactMeasures {
  const rateFocal = focal.selected / focal.applicants
  const rateReference = reference.selected / reference.applicants
  const impactRatio = reference.selected === 0 ? null : rateFocal / rateReference
  const table = {
    focalYes: focal.selected,
    focalNo: focal.applicants - focal.selected,
    referenceYes: reference.selected,
    referenceNo: reference.applicants - reference.selected,
  }
  const pooled = (focal.selected + reference.selected) / (focal.applicants + reference.applicants)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / focal.applicants + 1 / reference.applicants))
  const zPooled = error === 0 ? null : (rateFocal - rateReference) / error
  return {
    rateFocal,
    rateReference,
    impactRatio,
    impactRatioInterval: ratioInterval(focal, reference, level),
    // 4/5 in whole numbers, so that exactly four fifths is not below it.
    isBelowFourFifths:
      impactRatio === null
        ? null
        : 5 * focal.selected * reference.applicants < 4 * reference.selected * focal.applicants,
    zPooled,
    zP: zPooled === null ? null : normalTwoSided(zPooled),
    chiSquare: chiSquareOf(table, false),
    chiSquareYates: chiSquareOf(table, true),
    fisher: fisherExact(table, { level }),
    oddsRatio: oddsRatioOf(table),
    phi: phiOf(table),
    cohenH: 2 * Math.asin(Math.sqrt(rateFocal)) - 2 * Math.asin(Math.sqrt(rateReference)),
  }
}

function ratioInterval(focal: GroupSelection, reference: GroupSelection, level: number): [number, number] | null {
  if (focal.selected === 0 || reference.selected === 0) return null
  const log = Math.log(focal.selected / focal.applicants / (reference.selected / reference.applicants))
  const share = ({ selected, applicants }: GroupSelection) => (1 - selected / applicants) / selected
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(share(focal) + share(reference))
  return [Math.exp(log - reach), Math.exp(log + reach)]
}

const oddsRatioOf = ({ focalYes, focalNo, referenceYes, referenceNo }: TwoByTwo): number | null =>
  referenceYes * focalNo === 0 ? null : (focalYes * referenceNo) / (referenceYes * focalNo)

function phiOf({ focalYes, focalNo, referenceYes, referenceNo }: TwoByTwo): number | null {
  const margins =
    (focalYes + focalNo) * (referenceYes + referenceNo) * (focalYes + referenceYes) * (focalNo + referenceNo)
  return margins === 0 ? null : (focalYes * referenceNo - focalNo * referenceYes) / Math.sqrt(margins)
}

/** Yates' correction never reaches beyond the difference itself, as in R's chisq.test. */
function chiSquareOf(table: TwoByTwo, isCorrected: boolean): { statistic: number; p: number } | null {
  assertTable(table)
  const { focalYes, focalNo, referenceYes, referenceNo } = table
  const focal = focalYes + focalNo
  const reference = referenceYes + referenceNo
  const yes = focalYes + referenceYes
  const no = focalNo + referenceNo
  if (yes === 0 || no === 0) return null
  const n = focal + reference
  const difference = Math.abs(focalYes - (focal * yes) / n)
  const kept = difference - (isCorrected ? Math.min(0.5, difference) : 0)
  const statistic = kept ** 2 * (n / (focal * yes) + n / (focal * no) + n / (reference * yes) + n / (reference * no))
  return { statistic, p: chiSquareAbove(statistic, 1) }
}
