import type { CalibratedItem, Calibration, CalibrationModel, Item, ItemErrors } from '@petakom/psychometrics'

interface Settings {
  readonly model: CalibrationModel
  readonly quadrature: { readonly count: number; readonly reach: number }
  readonly identification: string
}

interface Cost {
  readonly seconds: number
  readonly readSeconds: number
  readonly workers: number
}

/** Slope 1 and estimated variance: the file says the variance, and `petakom score` takes it for its prior. */
const FREE_VARIANCE: readonly CalibrationModel[] = ['rasch', 'pcm', 'rsm']

/** What `petakom calibrate` writes; `petakom score` and `petakom cat` read it. */
export function calibrationReport(
  { model, quadrature, identification }: Settings,
  calibration: Calibration,
  groups: readonly string[] | null,
  { seconds, readSeconds, workers }: Cost,
) {
  const [latent] = calibration.latents
  const isScaleFree = FREE_VARIANCE.includes(model) || calibration.items.some((item) => item.model === 'fixed')
  return {
    model,
    persons: calibration.persons,
    items: calibration.items.map((item) => itemReport(item)),
    logLik: calibration.logLikelihood,
    parameters: calibration.parameters,
    aic: calibration.aic,
    bic: calibration.bic,
    cycles: calibration.cycles,
    converged: calibration.converged,
    ...(isScaleFree
      ? {
          latentMean: latent!.mean,
          latentVariance: latent!.variance,
          latentSe: { mean: latent!.meanError, variance: latent!.varianceError },
        }
      : {}),
    ...(groups
      ? {
          groups: calibration.latents.map(({ mean, variance, meanError, varianceError, persons }, g) => ({
            group: groups[g],
            persons,
            latentMean: mean,
            latentVariance: variance,
            se: { mean: meanError, variance: varianceError },
          })),
        }
      : {}),
    ...(calibration.priorC ? { priorC: { scale: 'logit', ...calibration.priorC } } : {}),
    ...(FREE_VARIANCE.includes(model) ? { identification } : {}),
    quadrature,
    remarks: calibration.remarks,
    workers,
    seconds,
    readSeconds,
    // maxRSS is in kilobytes.
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }
}

function itemReport({ name, item, errors, model, categories, persons, estimates }: CalibratedItem) {
  return {
    id: name,
    ...(model === 'fixed' ? { model: item.model.toLowerCase(), fixed: true } : {}),
    ...valuesOf(item),
    ...(errors ? { se: errorsInShape(errors, item) } : {}),
    ...(item.model === 'NRM' || model === 'fixed' ? {} : { slopeIntercept: namedEstimates(estimates, item) }),
    ...(categories ? { categories } : {}),
    persons,
  }
}

/** A location alone for an item scored 0 or 1, a list for one with more categories and for every rating scale item. */
const isOne = (item: Exclude<Item, { model: 'NRM' }>) => item.b.length === 1 && item.model !== 'RSM'

function valuesOf(item: Item) {
  if (item.model === 'NRM') return { slopes: item.slopes, intercepts: item.intercepts }
  const { a, b } = item
  return { a, b: isOne(item) ? b[0] : b, ...('c' in item ? { c: item.c } : {}) }
}

function errorsInShape(errors: ItemErrors, item: Item) {
  return item.model === 'NRM' || !isOne(item) ? errors : { ...errors, b: errors.b![0] }
}

/** The values as they were estimated: a theta + d, with more categories d1, d2 and on; c on the logit scale. */
function namedEstimates({ values, errors }: CalibratedItem['estimates'], item: Item) {
  const names = values.map((_, p) => {
    if (p === 0) return 'a'
    if (item.model === 'RSM') return p === 1 ? 'c' : `b${p - 1}`
    if (item.model === '3PL' && p === 2) return 'logitC'
    return values.length - (item.model === '3PL' ? 1 : 0) === 2 ? 'd' : `d${p}`
  })
  return {
    ...Object.fromEntries(names.map((name, p) => [name, values[p]!])),
    se: Object.fromEntries(names.map((name, p) => [name, errors[p]!])),
  }
}
