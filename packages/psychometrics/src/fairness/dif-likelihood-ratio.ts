import { logistic } from '../model/probability.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { chiSquareAbove } from '../numeric/distributions.ts'
import { assertDifData, type DifData, type DifItem, type DifSettings } from './dif-data.ts'
import type { LogisticDifType } from './dif-logistic.ts'
import { type DifClass, standardisationClass } from './effect.ts'
import { fitGroups, type GroupItem, type GroupModel, type GroupModelSettings, type ItemSharing } from './group-model.ts'
import { type DifResult, purificationRounds } from './purification.ts'

export interface LikelihoodRatioSettings extends Omit<DifSettings, 'match'>, GroupModelSettings {
  readonly type?: LogisticDifType
  /** Called after each item with how many are done in this round. */
  onItem?(done: number, items: number, round: number): void
}

export interface LikelihoodRatioTest {
  readonly statistic: number
  readonly df: number
  readonly p: number
}

export interface LikelihoodRatioDif extends DifItem {
  /** Locations (and thresholds) differ, the slope is shared. Null where `type` does not need it. */
  readonly uniform: LikelihoodRatioTest | null
  /** The slope differs too. */
  readonly nonUniform: LikelihoodRatioTest | null
  /** Slope and locations in each group, on the reference group's scale; null where a group did not use two categories. */
  readonly reference: GroupParameters | null
  readonly focal: GroupParameters | null
  /** Mean over the focal group of its expected category less the reference group's at equal ability (Meade, 2010). */
  readonly expectedDifference: number | null
  /** The same of the absolute difference: what non-uniform DIF does not cancel out of. */
  readonly absoluteDifference: number | null
  /** ETS classes of the absolute difference as a share of the item's range: from 0.05 moderate, from 0.10 large. */
  readonly class: DifClass | null
}

export interface GroupParameters {
  readonly a: number
  readonly b: readonly (number | null)[]
}

/**
 * Likelihood-ratio DIF under item response theory (Thissen, Steinberg & Wainer, 1993): 2PL or graded items, the studied
 * item free in the focal group against shared, all other items anchors; with `purify` the flagged ones are free too.
 */
export async function difLikelihoodRatio(
  data: DifData,
  settings: LikelihoodRatioSettings = {},
): Promise<DifResult<LikelihoodRatioDif>> {
  assertDifData(data, settings)
  const rounds = purificationRounds<LikelihoodRatioDif>(data.matrix.items, settings)
  let step = rounds.next()
  for (let round = 0; !step.done; round += 1) step = rounds.next(await measureAll(data, step.value, settings, round))
  return step.value
}

async function measureAll(
  data: DifData,
  isAnchor: Uint8Array,
  settings: LikelihoodRatioSettings,
  round: number,
): Promise<LikelihoodRatioDif[]> {
  const base = Array.from(isAnchor, (anchor): ItemSharing => (anchor ? 'all' : 'none'))
  const common = base.includes('all') ? await fitGroups(data, base, null, settings, true) : null
  const found: LikelihoodRatioDif[] = []
  for (let item = 0; item < base.length; item += 1) {
    found.push(await measure(data, base, common, item, settings))
    settings.onItem?.(item + 1, base.length, round)
  }
  return found
}

async function measure(
  data: DifData,
  base: readonly ItemSharing[],
  common: GroupModel | null,
  item: number,
  settings: LikelihoodRatioSettings,
): Promise<LikelihoodRatioDif> {
  const { type = 'both', alpha = 0.05 } = settings
  const K = categoriesOf(data, item) - 1
  const nominal = { both: K + 1, udif: K, nudif: 1 }[type]
  const refuse = (remark: string): LikelihoodRatioDif => ({
    ...{ statistic: null, df: nominal, p: null, flagged: false, remark, uniform: null, nonUniform: null },
    ...{ reference: null, focal: null, expectedDifference: null, absoluteDifference: null, class: null },
  })
  if (K < 1) return refuse('everybody gave the same response')
  const others = base.filter((sharing, other) => sharing === 'all' && other !== item && categoriesOf(data, other) > 1)
  if (!common || others.length === 0) return refuse('there is no other item to anchor the groups on')
  const fit = (sharing: ItemSharing, start: GroupModel) =>
    base[item] === sharing
      ? common
      : fitGroups(
          data,
          base.map((own, other) => (other === item ? sharing : own)),
          start,
          settings,
        )
  const shared = type === 'nudif' ? null : await fit('all', common)
  const slope = await fit('slope', common)
  const free = type === 'udif' ? slope : await fit('none', { ...slope, curvature: common.curvature })
  const compact = type === 'nudif' ? slope : shared!
  if (![compact, slope, free].every(({ converged }) => converged)) {
    return refuse(`the calibration did not converge in ${settings.maxCycles ?? 500} cycles`)
  }
  const test = compare(compact, free, nominal)
  const flagged = test.p < alpha
  const [reference, focal] = free.items[item]!
  const size = reference && focal ? expectedDifferences(reference, focal, free) : null
  return {
    ...test,
    flagged,
    remark: remarkOn(reference, focal, K + 1),
    uniform: shared && compare(shared, slope, K),
    nonUniform: type === 'udif' ? null : compare(slope, free, 1),
    reference: reference && published(reference),
    focal: focal && published(focal),
    expectedDifference: size?.signed ?? null,
    absoluteDifference: size?.absolute ?? null,
    class: size && (flagged ? standardisationClass(size.absolute / K) : 'A'),
  }
}

/** Twice the gain; rounding may make it fall a hair below 0. */
function compare(compact: GroupModel, free: GroupModel, df: number): LikelihoodRatioTest {
  const statistic = Math.max(0, 2 * (free.logLikelihood - compact.logLikelihood))
  return { statistic, df, p: chiSquareAbove(statistic, df) }
}

function categoriesOf({ matrix }: DifData, item: number): number {
  const used = new Set<number>()
  for (let at = item; at < matrix.cells.length; at += matrix.items)
    if (matrix.cells[at]! >= 0) used.add(matrix.cells[at]!)
  return used.size
}

function remarkOn(reference: GroupItem, focal: GroupItem, categories: number): string | null {
  if (!reference || !focal) return `everybody of the ${reference ? 'focal' : 'reference'} group gave the same response`
  const fewer =
    reference.categories.length < categories ? 'reference' : focal.categories.length < categories ? 'focal' : null
  return fewer && `the ${fewer} group did not use every category: its parameters lack them`
}

function published({ values }: NonNullable<GroupItem>): GroupParameters {
  const [a, ...intercepts] = values
  const finite = (b: number) => (Number.isFinite(b) ? b : null)
  return { a: a!, b: intercepts.map((d) => finite(-d / a!)) }
}

/** Expected category: the lowest used, and the step to each next times the chance of reaching it. */
function expectedCategory({ values, categories }: NonNullable<GroupItem>, theta: number): number {
  let expected = categories[0]!
  for (let k = 1; k < categories.length; k += 1) {
    expected += (categories[k]! - categories[k - 1]!) * logistic(values[0]! * theta + values[k]!)
  }
  return expected
}

function expectedDifferences(
  reference: NonNullable<GroupItem>,
  focal: NonNullable<GroupItem>,
  { focalMean, focalVariance }: GroupModel,
): { signed: number; absolute: number } {
  const { nodes, logWeights } = normalQuadrature({ mean: focalMean, variance: focalVariance })
  let signed = 0
  let absolute = 0
  nodes.forEach((theta, q) => {
    const difference = expectedCategory(focal, theta) - expectedCategory(reference, theta)
    signed += Math.exp(logWeights[q]!) * difference
    absolute += Math.exp(logWeights[q]!) * Math.abs(difference)
  })
  return { signed, absolute }
}
