import { calibrate } from '../calibration/calibrate.ts'
import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { difLikelihoodRatio, type LikelihoodRatioDif } from '../fairness/dif-likelihood-ratio.ts'
import { fitGroups } from '../fairness/group-model.ts'
import { chiSquareAbove } from '../numeric/distributions.ts'

export interface InvarianceSettings {
  /** Level of the tests; 0.05 unless told. */
  readonly alpha?: number
  readonly names?: readonly string[]
  readonly signal?: AbortSignal
  onItem?(done: number, items: number, round: number): void
}

export interface ItemInvariance extends LikelihoodRatioDif {
  readonly id: string
}

/** Two occasions under one set of item parameters, against a set of their own each. */
export interface Invariance {
  readonly logLikelihood: { readonly equal: number; readonly free: number }
  readonly statistic: number
  readonly df: number
  readonly p: number
  /** The test item by item, the others equal (and, being purified, without those that failed). */
  readonly items: readonly ItemInvariance[]
  /** Ids of the items whose parameters moved. */
  readonly moved: readonly string[]
  /** Mean and variance of the second occasion in standard units of the first, all items equal. */
  readonly meanIfEqual: number
  readonly varianceIfEqual: number
  /** The same with the moved items free: what their drift hid or feigned is the difference. Null where all moved. */
  readonly meanIfMovedFree: number | null
  readonly varianceIfMovedFree: number | null
  /** Every fit reached its maximum. */
  readonly converged: boolean
}

/**
 * Measurement invariance of two occasions: all items equal against all free (2PL for two categories, graded response
 * above), by a likelihood-ratio test, then item by item. Persons of both occasions count as independent: where they are
 * the same, the test holds the parameters rightly but its p is approximate.
 */
export async function testInvariance(
  before: ResponseMatrix,
  after: ResponseMatrix,
  { alpha = 0.05, names, signal, onItem }: InvarianceSettings = {},
): Promise<Invariance> {
  if (before.items !== after.items)
    throw new RangeError(
      `${before.items} items before and ${after.items} after; occasions are compared on the same items`,
    )
  if (before.persons === 0 || after.persons === 0) throw new RangeError('an occasion has no person')
  const ids = Array.from({ length: before.items }, (_, i) => names?.[i] ?? String(i + 1))
  const data = {
    matrix: stack(before, after),
    isFocal: Uint8Array.from({ length: before.persons + after.persons }, (_, person) => +(person >= before.persons)),
  }
  const settings = signal ? { signal } : {}
  const model = ids.map((_, i) => (categoriesOf(data.matrix, i) > 2 ? ('grm' as const) : ('2pl' as const)))
  const apart = []
  for (const responses of [before, after])
    apart.push(await calibrate({ responses, model, names: ids, standardErrors: false, setAside: true, ...settings }))
  const all = ids.map(() => 'all' as const)
  const equal = await fitGroups(data, all, null, settings)
  const { items: tested } = await difLikelihoodRatio(data, {
    alpha,
    purify: true,
    ...settings,
    ...(onItem ? { onItem } : {}),
  })
  const moved = tested.map(({ flagged }) => flagged === true)
  // With no item left equal nothing holds the second occasion to the first one's scale.
  const isAnchored = !moved.every(Boolean)
  const partial =
    moved.some(Boolean) && isAnchored
      ? await fitGroups(
          data,
          moved.map((free) => (free ? 'none' : 'all')),
          equal,
          settings,
        )
      : equal
  const free = apart.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0)
  const freeParameters = apart.reduce((sum, { parameters }) => sum + parameters, 0)
  const equalParameters = 2 + ids.reduce((sum, _, i) => sum + parametersOf(categoriesOf(data.matrix, i)), 0)
  const statistic = Math.max(0, 2 * (free - equal.logLikelihood))
  const df = Math.max(0, freeParameters - equalParameters)
  return {
    logLikelihood: { equal: equal.logLikelihood, free },
    statistic,
    df,
    p: df > 0 ? chiSquareAbove(statistic, df) : 1,
    items: tested.map((item, i) => ({ ...item, id: ids[i]! })),
    moved: ids.filter((_, i) => moved[i]),
    meanIfEqual: equal.focalMean,
    varianceIfEqual: equal.focalVariance,
    meanIfMovedFree: isAnchored ? partial.focalMean : null,
    varianceIfMovedFree: isAnchored ? partial.focalVariance : null,
    converged: equal.converged && partial.converged && apart.every(({ converged }) => converged),
  }
}

function stack(one: ResponseMatrix, other: ResponseMatrix): ResponseMatrix {
  const cells = new Int8Array(one.cells.length + other.cells.length)
  cells.set(one.cells)
  cells.set(other.cells, one.cells.length)
  return { persons: one.persons + other.persons, items: one.items, cells }
}

/** A slope and the thresholds; none where everybody gave one answer. */
const parametersOf = (categories: number) => (categories < 2 ? 0 : categories)

function categoriesOf({ persons, items, cells }: ResponseMatrix, item: number): number {
  const used = new Set<number>()
  for (let person = 0; person < persons; person += 1) used.add(cells[person * items + item]!)
  used.delete(MISSING)
  return used.size
}
