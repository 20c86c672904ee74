import { collapse, type PatternTable } from '../data/response-matrix.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { type Covariance, invertDetermined } from './covariance.ts'
import { errorsOf, itemOfForm } from './describe-items.ts'
import { type Estimation, estimate } from './estimate.ts'
import { type Layout, LEAST_VARIANCE } from './layout.ts'
import { type MarginalLikelihood, openLikelihood } from './likelihood.ts'
import { orient } from './orient.ts'
import { type Column, findColumns, recode } from './recode.ts'
import { remarkOnResult } from './remarks.ts'
import {
  type CalibratedItem,
  type Calibration,
  CalibrationError,
  type CalibrationRequest,
  type LatentDistribution,
  type Remark,
} from './request.ts'
import { type ChunkRunner, createInlineRunner } from './runner.ts'
import { PRIOR_C, specify } from './specify.ts'

const MAX_CYCLES = 2000
/** Log-likelihood that a further Newton step may leave. */
const GAIN = 1e-9
/** With more parameters than this the information matrix costs more than EM's last steps. */
const MOST_FOR_NEWTON = 600
/** With more than this it has no room in memory. */
const MOST_FOR_ERRORS = 1500

/**
 * Item parameters by marginal maximum likelihood, or its posterior mode where there are priors (Bock & Aitkin, 1981),
 * with standard errors from the observed information. Logistic metric, D = 1. The latent distribution is N(0, 1), but
 * with slopes of 1 (rasch, pcm, rsm) its variance is estimated, and with fixed items its mean too. Refuses by RangeError
 * what cannot be calibrated, naming the item.
 */
export async function calibrate(request: CalibrationRequest): Promise<Calibration> {
  const runner = request.runner ?? createInlineRunner()
  try {
    return await run(request, runner)
  } finally {
    await runner.close()
  }
}

async function run(request: CalibrationRequest, runner: ChunkRunner): Promise<Calibration> {
  request.signal?.throwIfAborted()
  const { responses } = request
  if (responses.persons * responses.items !== responses.cells.length)
    throw new RangeError(`${responses.cells.length} cells for ${responses.persons} persons, ${responses.items} items`)
  const remarks: Remark[] = []
  const columns = findColumns(request, remarks)
  if (!columns.some(({ fixed }) => !fixed))
    throw new CalibrationError('no-item', null, '', 'there is no item to calibrate')
  const { tables, persons } = patternsByGroup(request, columns)
  const layout = specify(request, columns, tables.length)
  if (persons.all < responses.persons) {
    const detail = String(responses.persons - persons.all)
    const text = `${detail} persons answered no item and count for nothing`
    remarks.push({ code: 'persons-without-responses', item: null, detail, text })
  }
  const theta = normalQuadrature(request.quadrature).nodes
  const likelihood = await openLikelihood(layout, tables, theta, runner)
  const estimation = await estimate(layout, likelihood, {
    maxCycles: request.maxCycles ?? MAX_CYCLES,
    gain: GAIN,
    useNewton: layout.parameters.length <= MOST_FOR_NEWTON,
    signal: request.signal,
    onCycle: (cycle, logLikelihood) => request.onProgress?.({ cycle, logLikelihood }),
  })
  // The errors are taken from the tables of the last pass, so a turned scale needs one more.
  if (orient(layout)) await likelihood.expect()
  const hasErrors = request.standardErrors !== false && layout.parameters.length <= MOST_FOR_ERRORS
  const covariance = hasErrors ? await covarianceOf(layout, likelihood) : null
  if (!hasErrors && request.standardErrors !== false) {
    const text = `no standard errors: ${layout.parameters.length} parameters are more than ${MOST_FOR_ERRORS}`
    remarks.push({ code: 'too-many-for-errors', item: null, detail: String(MOST_FOR_ERRORS), text })
  }
  remarkOnResult({ layout, columns, estimation, covariance, theta }, remarks)
  return describe(request, columns, layout, persons, estimation, covariance, remarks)
}

function patternsByGroup(request: CalibrationRequest, columns: readonly Column[]) {
  const { cells, kept } = recode(request, columns)
  const items = columns.length
  const { groups } = request
  if (!groups) {
    const table = collapse({ persons: kept.length, items, cells })
    return { tables: [table], persons: { all: kept.length, byGroup: [kept.length] } }
  }
  if (groups.length !== request.responses.persons)
    throw new RangeError(`${groups.length} groups for ${request.responses.persons} persons`)
  const rows: number[][] = []
  kept.forEach((person, row) => {
    const group = groups[person]!
    if (!Number.isInteger(group) || group < 0)
      throw new RangeError(`group ${group} of person ${person + 1} is no whole number from 0`)
    while (rows.length <= group) rows.push([])
    rows[group]!.push(row)
  })
  const tables = rows.map((own, g): PatternTable => {
    if (own.length === 0)
      throw new CalibrationError('empty-group', null, String(g), `group ${g} has no person with a response`)
    const ownCells = new Int8Array(own.length * items)
    own.forEach((row, i) => {
      ownCells.set(cells.subarray(row * items, (row + 1) * items), i * items)
    })
    return collapse({ persons: own.length, items, cells: ownCells })
  })
  return { tables, persons: { all: kept.length, byGroup: rows.map(({ length }) => length) } }
}

async function covarianceOf(layout: Layout, likelihood: MarginalLikelihood): Promise<Covariance> {
  const held = new Set<number>()
  for (const { variance, varianceParameter } of layout.latents) {
    if (varianceParameter >= 0 && variance <= LEAST_VARIANCE) held.add(varianceParameter)
  }
  return invertDetermined(await likelihood.information(), held)
}

function describe(
  request: CalibrationRequest,
  columns: readonly Column[],
  layout: Layout,
  persons: { readonly all: number; readonly byGroup: readonly number[] },
  { logLikelihood, cycles, converged }: Estimation,
  covariance: Covariance | null,
  remarks: readonly Remark[],
): Calibration {
  const parameters = layout.parameters.length
  const errorOf = (parameter: number) =>
    parameter < 0 || !covariance?.isKnown[parameter]
      ? null
      : Math.sqrt(covariance.matrix.cells[parameter * parameters + parameter]!)
  const items = columns.map((column, i): CalibratedItem => {
    const block = layout.items[i]!
    const errors = covariance && !column.fixed ? errorsOf(block, covariance) : null
    return {
      name: column.name,
      column: column.column,
      model: column.fixed ? 'fixed' : column.model,
      item: column.fixed?.item ?? itemOfForm(block.form, column.model),
      errors: errors?.published ?? null,
      estimates: { values: [...block.form.values], errors: errors?.own ?? [...block.form.values].map(() => null) },
      categories: column.categories.every((value, k) => value === k) ? null : column.categories,
      persons: column.counts.reduce((sum, count) => sum + count, 0),
    }
  })
  const latents = layout.latents.map(
    ({ mean, variance, meanParameter, varianceParameter }, g): LatentDistribution => ({
      mean,
      variance,
      meanError: errorOf(meanParameter),
      varianceError: errorOf(varianceParameter),
      persons: persons.byGroup[g]!,
    }),
  )
  const usesPrior = columns.some(({ model, fixed }) => model === '3pl' && !fixed)
  return {
    items,
    latents,
    persons: persons.all,
    logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: Math.log(persons.all) * parameters - 2 * logLikelihood,
    cycles,
    converged,
    priorC: usesPrior ? (request.priorC === undefined ? PRIOR_C : request.priorC) : null,
    remarks,
  }
}
