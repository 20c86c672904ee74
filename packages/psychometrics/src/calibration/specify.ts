import { assertItem, type Item } from '../model/item.ts'
import type { ItemForm, ItemKind } from './item-form.ts'
import { createLayout, type ItemBlock, type LatentBlock, type Layout, type NormalPrior, type Term } from './layout.ts'
import type { Column } from './recode.ts'
import { CalibrationError, type CalibrationModel, type CalibrationRequest } from './request.ts'
import { startValues } from './start.ts'

const KINDS: Record<CalibrationModel, ItemKind> = {
  rasch: 'logistic',
  '1pl': 'logistic',
  '2pl': 'logistic',
  '3pl': 'logistic',
  grm: 'graded',
  gpcm: 'partial',
  pcm: 'partial',
  rsm: 'rating',
  nrm: 'nominal',
}

/** The slope is 1, so that the latent variance can be estimated. */
const SLOPE_ONE: readonly CalibrationModel[] = ['rasch', 'pcm', 'rsm']

export const PRIOR_C = { mean: -1.4, deviation: 0.5 } as const

/** Free parameters of a request: what is shared, what is held, and how the scale is identified. */
export function specify(request: CalibrationRequest, columns: readonly Column[], groups: number): Layout {
  const start: number[] = []
  const priors: NormalPrior[] = []
  const priorC = request.priorC === undefined ? PRIOR_C : request.priorC
  const free = (value: number) => start.push(value) - 1
  const shared = new Map<string, number>()
  const share = (key: string, value: number) => {
    if (!shared.has(key)) shared.set(key, free(value))
    return shared.get(key)!
  }
  const givenSteps = columns.find(({ model, fixed }) => model === 'rsm' && fixed?.item.model === 'RSM')?.fixed?.item
  let ratingItems = 0
  const isCentred = request.identification === 'items'
  if (isCentred) assertCentrable(columns)
  /** Parameters whose weighted sum is 0 where the items' mean is the origin: each with its share. */
  const centred: { parameter: number; share: number }[] = []
  const items = columns.map((column, i): ItemBlock => {
    const { model, fixed } = column
    const isLast = i === columns.length - 1
    if (fixed) return { ...held(formOfItem(fixed.item, column.name)), terms: [] }
    const form = { kind: KINDS[model], maxCategory: column.categories.length - 1, values: startValues(column, priorC) }
    const terms: Term[] = []
    const add = (value: number, parameter: number) => terms.push({ value, parameter, weight: 1 })
    const isRating = model === 'rsm'
    if (isRating) ratingItems += 1
    const addStep = (p: number, value: number) => {
      if (givenSteps?.model === 'RSM') form.values[p] = givenSteps.a * givenSteps.b[p - 2]!
      else if (!isCentred || p <= form.maxCategory) add(p, share(`step ${p}`, value))
      else {
        for (let step = 2; step <= form.maxCategory; step += 1)
          terms.push({ value: p, parameter: share(`step ${step}`, 0), weight: -1 })
      }
    }
    if (isRating && givenSteps?.model === 'RSM') form.values[0] = givenSteps.a
    form.values.forEach((value, p) => {
      if (p === 0 && SLOPE_ONE.includes(model)) return
      if (p === 0 && model === '1pl') add(p, share('slope', value))
      else if (isRating && p > 1) addStep(p, value)
      else if (isCentred && p === (isRating ? 1 : form.maxCategory)) {
        const size = isRating ? 1 : form.maxCategory
        if (isLast) for (const other of centred) terms.push({ value: p, ...other, weight: -size * other.share })
        else add(p, centred[centred.push({ parameter: free(value), share: 1 / size }) - 1]!.parameter)
      } else if (isRating && ratingItems === 1 && !givenSteps) {
        // Steps absorb the first item's ease, unless they are given.
      } else add(p, free(value))
      if (model === '3pl' && p === 2 && priorC) priors.push({ parameter: start.length - 1, ...priorC })
    })
    const base = Float64Array.from(form.values)
    for (const { value } of terms) base[value] = 0
    return { form, base, terms }
  })
  const isGiven = columns.some(({ fixed }) => fixed !== null)
  const isVarianceFree = isGiven || columns.some(({ model }) => SLOPE_ONE.includes(model))
  const latents = Array.from(
    { length: groups },
    (_, g): LatentBlock => ({
      mean: 0,
      variance: 1,
      meanParameter: isGiven || isCentred || g > 0 ? free(0) : -1,
      varianceParameter: isVarianceFree || g > 0 ? free(1) : -1,
    }),
  )
  return createLayout(items, latents, priors, Float64Array.from(start))
}

function assertCentrable(columns: readonly Column[]): void {
  const isRating = columns[0]?.model === 'rsm'
  const other = columns.find(
    ({ model, fixed }) => fixed || !SLOPE_ONE.includes(model) || (model === 'rsm') !== isRating,
  )
  if (!other && columns.length > 1) return
  const sentence =
    "the items' mean is the origin only where all are rasch or pcm items, or all rsm items, and none is fixed"
  throw new CalibrationError(
    'identification',
    other?.name ?? null,
    '',
    other ? `does not allow it: ${sentence}` : sentence,
  )
}

const held = (form: ItemForm) => ({ form, base: Float64Array.from(form.values) })

/** The form of an item whose parameters are given. */
export function formOfItem(item: Item, name: string): ItemForm {
  assertItem(item, name)
  switch (item.model) {
    case '2PL':
      return { kind: 'logistic', maxCategory: 1, values: Float64Array.of(item.a, -item.a * item.b[0]!) }
    case '3PL': {
      const values = [item.a, -item.a * item.b[0]!, ...(item.c > 0 ? [Math.log(item.c / (1 - item.c))] : [])]
      return { kind: 'logistic', maxCategory: 1, values: Float64Array.from(values) }
    }
    case '4PL':
      throw new CalibrationError('fixed-4pl', name, '', 'is a 4PL item, which a calibration cannot hold fixed')
    case 'GRM':
      return {
        kind: 'graded',
        maxCategory: item.b.length,
        values: Float64Array.of(item.a, ...item.b.map((b) => -item.a * b)),
      }
    case 'GPCM': {
      let sum = 0
      const intercepts = item.b.map((b) => {
        sum -= item.a * b
        return sum
      })
      return { kind: 'partial', maxCategory: item.b.length, values: Float64Array.of(item.a, ...intercepts) }
    }
    case 'RSM': {
      const steps = item.b.map((b) => item.a * b)
      return { kind: 'rating', maxCategory: item.b.length, values: Float64Array.of(item.a, item.a * item.c, ...steps) }
    }
    case 'NRM': {
      const against = (numbers: readonly number[]) => numbers.slice(1).map((value) => value - numbers[0]!)
      return {
        kind: 'nominal',
        maxCategory: item.slopes.length - 1,
        values: Float64Array.of(...against(item.slopes), ...against(item.intercepts)),
      }
    }
  }
}
