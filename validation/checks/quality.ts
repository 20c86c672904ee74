import { type Reliability, type ResponseMatrix, reliability, responseMatrix } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { columns, expected, responses } from '../reference.ts'

const VERBAGG_ITEMS = columns('verbagg.csv')[0]!.length - 3

const complete = (rows: (number | null)[][]) => rows.filter((row) => !row.includes(null))
const bfi = (scale: string) =>
  responses(
    'bfi25.csv',
    [1, 2, 3, 4, 5].map((item) => `${scale}${item}`),
  )
const verbagg = () => columns('verbagg.csv').map((row) => row.slice(-VERBAGG_ITEMS).map(Number))

/** The sets of reliability.json by its names. */
const SETS: Readonly<Record<string, () => (number | null)[][]>> = {
  science: () => responses('science.csv'),
  verbagg,
  verbagg_dich: () => verbagg().map((row) => row.map((cell) => (cell > 0 ? 1 : 0))),
  lsat7_KR20: () => responses('lsat7.csv'),
  sat12_KR20: () => responses('sat12.csv'),
  bfi_N_complete: () => complete(bfi('N')),
  bfi_A_A1reversed_complete: () => complete(bfi('A')).map(([a1, ...others]) => [7 - a1!, ...others]),
}

const reports = new Map<string, Reliability>()
function report(set: string): Reliability {
  const known = reports.get(set)
  if (known) return known
  const made = reliability(matrixOf(set))
  reports.set(set, made)
  return made
}
export const matrixOf = (set: string): ResponseMatrix => responseMatrix(SETS[set]!())

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

export const checks: readonly Check[] = [...alpha, ...omega, ...halves]
