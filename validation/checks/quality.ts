import { type Reliability, reliability } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { expected } from '../reference.ts'
import { itemFitChecks } from './item-fit.ts'
import { matrixOf } from './reliability-sets.ts'

const reports = new Map<string, Reliability>()
function report(set: string): Reliability {
  const known = reports.get(set)
  if (known) return known
  const made = reliability(matrixOf(set))
  reports.set(set, made)
  return made
}

const PEER = 'psych 2.2.9'
const reference = expected('reliability')

/** A check of reliability.json: the values of ours against theirs, in one order. */
const check = (
  set: string,
  quantity: string,
  peer: string,
  ours: (report: Reliability) => readonly (number | null)[],
  theirs: readonly (number | null)[],
): Check => ({
  area: 'quality',
  set,
  quantity,
  peer,
  tolerance: 1e-4,
  measure: () => largestDifference(ours(report(set)), theirs),
})

const alpha = Object.entries(reference.alpha as Record<string, Record<string, never>>).flatMap(([set, r]) => [
  check(
    set,
    'alpha: raw, standardised, lambda 6, average r, error, interval',
    PEER,
    ({ alpha: a, persons, items }) => [
      persons,
      items,
      a.rawAlpha,
      a.stdAlpha,
      a.guttman6,
      a.averageR,
      a.ase,
      ...a.feldt95!,
    ],
    [r.n!, r.k!, r.rawAlpha!, r.stdAlpha!, r.G6!, r.avgR!, r.ase!, ...(r.feldtCI95! as number[])],
  ),
  check(
    set,
    'items: alpha if dropped, item-rest, mean, sd',
    PEER,
    ({ itemStatistics: items }) => [
      ...items.map((item) => item.alphaIfDropped),
      ...items.map((item) => item.itemRestR),
      ...items.map((item) => item.mean),
      ...items.map((item) => item.sd),
    ],
    [
      ...(r.alphaIfDropped! as number[]),
      ...(r.itemRestR! as number[]),
      ...(r.itemMean! as number[]),
      ...(r.itemSD! as number[]),
    ],
  ),
])

const omega = Object.entries(reference.omega as Record<string, Record<string, never>>).flatMap(([set, r]) => [
  check(
    set,
    'omega, one factor by maximum likelihood: loadings, residuals',
    'lavaan with psych 2.2.9',
    ({ omega: o }) => [o.nComplete, ...o.cfaLoadings!, ...o.cfaResiduals!, o.omegaCFA],
    [r.nComplete!, ...(r.cfaLoadings! as number[]), ...(r.cfaResiduals! as number[]), r.omegaCFA!],
  ),
  check(
    set,
    'omega, one factor by minimum residuals: loadings',
    PEER,
    ({ omega: o }) => [...o.minresLoadings!, o.omegaMinresCorrelation],
    [...(r.minresLoadings! as number[]), r.omegaMinresCorrelation!],
  ),
])

const halves = Object.entries(reference.splitHalf as Record<string, Record<string, number>>).map(([set, r]) =>
  check(
    set,
    'split halves: lambda 4, lambda 6, average, least',
    PEER,
    ({ splitHalf: s }) => [s.lambda4max, s.lambda6, s.avgSplit, s.minSplit],
    [r.lambda4max!, r.lambda6!, r.avgSplit!, r.minSplit!],
  ),
)

export const checks: readonly Check[] = [...alpha, ...omega, ...halves, ...itemFitChecks]
