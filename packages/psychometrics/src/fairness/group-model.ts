import { estimate } from '../calibration/estimate.ts'
import { createLayout, type ItemBlock, type LatentBlock, type Term } from '../calibration/layout.ts'
import { openLikelihood } from '../calibration/likelihood.ts'
import { type ChunkRunner, createInlineRunner } from '../calibration/runner.ts'
import { collapse, MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import type { DifData } from './dif-data.ts'
import { type Curvature, climb, type ParameterKey, splitCurvature } from './quasi-newton.ts'

/** What of an item two groups share: all its parameters, its slope alone, or none. */
export type ItemSharing = 'all' | 'slope' | 'none'

/** a, d_1 .. d_K of the categories used: P(X >= k) = L(a theta + d_k). Null where they cannot be estimated. */
export type GroupItem = { readonly values: readonly number[]; readonly categories: readonly number[] } | null

/** Two groups' calibration: reference N(0, 1), mean and variance of the focal group free. */
export interface GroupModel {
  readonly logLikelihood: number
  readonly converged: boolean
  /** By item: the reference group's parameters, then the focal group's. */
  readonly items: readonly (readonly [GroupItem, GroupItem])[]
  readonly focalMean: number
  readonly focalVariance: number
  /** Where it was asked for. */
  readonly curvature: Curvature | null
}

export interface GroupModelSettings {
  /** Passes over the responses that one fit may make; 500 unless told. */
  readonly maxCycles?: number
  readonly signal?: AbortSignal
  /** Makes the passes of one fit; the calling thread unless told. Closed after each. */
  createRunner?(): ChunkRunner
}

const GAIN = 1e-8
/** With more parameters than this an information matrix costs more than it saves. */
const MOST_FOR_NEWTON = 600

/** One column of the calibration: an item as both groups see it (-1), or as one does. */
interface Column {
  readonly item: number
  readonly group: number
  readonly categories: readonly number[]
  readonly shares: readonly number[]
}

/**
 * Fits 2PL (two categories) and graded items by marginal maximum likelihood, each shared by the groups as told. Where a
 * group left a category unused, its own parameters lack it: that is the limit of the likelihood, not an error.
 */
export async function fitGroups(
  data: DifData,
  sharing: readonly ItemSharing[],
  start: GroupModel | null,
  settings: GroupModelSettings,
  keepCurvature = false,
): Promise<GroupModel> {
  const columns = sharing.flatMap((shared, item) =>
    (shared === 'all' ? [-1] : [0, 1]).flatMap((group) => columnOf(data, item, group)),
  )
  const { blocks, values, keys } = blocksOf(columns, sharing, start)
  const latents: LatentBlock[] = [
    { mean: 0, variance: 1, meanParameter: -1, varianceParameter: -1 },
    { mean: 0, variance: 1, meanParameter: values.length, varianceParameter: values.length + 1 },
  ]
  values.push(start?.focalMean ?? 0, start?.focalVariance ?? 1)
  keys.push({ item: -1, group: -1, at: 0 }, { item: -1, group: -1, at: 1 })
  const layout = createLayout(blocks, latents, [], Float64Array.from(values))
  const tables = [0, 1].map((group) => collapse(recoded(data, columns, group)))
  const focalShare = data.isFocal.reduce((sum, member) => sum + member, 0) / data.isFocal.length
  const known = start?.curvature && splitCurvature(start.curvature, keys, [1 - focalShare, focalShare])
  const runner = settings.createRunner?.() ?? createInlineRunner()
  try {
    const likelihood = await openLikelihood(layout, tables, normalQuadrature().nodes, runner)
    const climbed = known ? await climb(layout, likelihood, known, { gain: GAIN, signal: settings.signal }) : null
    const { logLikelihood, converged } = climbed?.converged
      ? climbed
      : await estimate(layout, likelihood, {
          maxCycles: settings.maxCycles ?? 500,
          gain: GAIN,
          useNewton: layout.parameters.length <= MOST_FOR_NEWTON,
          signal: settings.signal,
        })
    const isWorth = keepCurvature && layout.parameters.length <= MOST_FOR_NEWTON
    const curvature = isWorth ? { keys, information: await likelihood.information() } : null
    const items = sharing.map((_, item): [GroupItem, GroupItem] => [seenBy(item, 0), seenBy(item, 1)])
    return {
      logLikelihood,
      converged,
      items,
      focalMean: latents[1]!.mean,
      focalVariance: latents[1]!.variance,
      curvature,
    }
  } finally {
    await runner.close()
  }

  function seenBy(item: number, group: number): GroupItem {
    const at = columns.findIndex((column) => column.item === item && (column.group === -1 || column.group === group))
    return at < 0 ? null : { values: [...blocks[at]!.form.values], categories: columns[at]!.categories }
  }
}

/** None where fewer than two categories were used: such a column says nothing of ability. */
function columnOf({ matrix, isFocal }: DifData, item: number, group: number): Column[] {
  const counts = new Float64Array(128)
  for (let person = 0; person < matrix.persons; person += 1) {
    const value = matrix.cells[person * matrix.items + item]!
    if (value !== MISSING && (group === -1 || isFocal[person] === group)) counts[value]! += 1
  }
  const categories = [...counts.keys()].filter((category) => counts[category]! > 0)
  if (categories.length < 2) return []
  const all = counts.reduce((sum, count) => sum + count, 0)
  let above = all
  const shares = categories.slice(1).map((_, k) => {
    above -= counts[categories[k]!]!
    return above / all
  })
  return [{ item, group, categories, shares }]
}

/** Parameters of the columns and where they start: at `start` where it fits, else at the observed shares. */
function blocksOf(columns: readonly Column[], sharing: readonly ItemSharing[], start: GroupModel | null) {
  const values: number[] = []
  const keys: ParameterKey[] = []
  const slopeOf = new Map<number, number>()
  const blocks = columns.map(({ item, group, categories, shares }): ItemBlock => {
    const known = start?.items[item]?.[group === 1 ? 1 : 0] ?? null
    const slope = known?.values[0] ?? 1
    const spread = Math.sqrt(1 + 0.35 * slope * slope)
    const fits = known !== null && known.categories.join() === categories.join()
    const shared = sharing[item] === 'slope' ? slopeOf.get(item) : undefined
    const add = (value: number, at: number) => {
      keys.push({ item, group: at === 0 && sharing[item] === 'slope' ? -1 : group, at })
      return values.push(value) - 1
    }
    const first = shared ?? add(slope, 0)
    slopeOf.set(item, first)
    const terms: Term[] = [{ value: 0, parameter: first, weight: 1 }]
    shares.forEach((share, k) => {
      const intercept = fits ? known.values[k + 1]! : Math.log(share / (1 - share)) * spread
      terms.push({ value: k + 1, parameter: add(intercept, k + 1), weight: 1 })
    })
    const K = shares.length
    const kind = K === 1 ? 'logistic' : 'graded'
    return { form: { kind, maxCategory: K, values: new Float64Array(K + 1) }, base: new Float64Array(K + 1), terms }
  })
  return { blocks, values, keys }
}

/** The persons of a group by columns; a column of the other group was not presented to them. */
function recoded({ matrix, isFocal }: DifData, columns: readonly Column[], group: number): ResponseMatrix {
  const rows = [...isFocal.keys()].filter((person) => isFocal[person] === group)
  const cells = new Int8Array(rows.length * columns.length).fill(MISSING)
  columns.forEach((column, at) => {
    if (column.group === 1 - group) return
    const code = new Int8Array(128).fill(MISSING)
    column.categories.forEach((category, k) => {
      code[category] = k
    })
    rows.forEach((person, row) => {
      const value = matrix.cells[person * matrix.items + column.item]!
      if (value !== MISSING) cells[row * columns.length + at] = code[value]!
    })
  })
  return { persons: rows.length, items: columns.length, cells }
}
