import type { Item } from '../model/item.ts'
import { logistic } from '../model/probability.ts'
import type { Covariance } from './covariance.ts'
import type { ItemForm } from './item-form.ts'
import type { ItemBlock } from './layout.ts'
import type { CalibrationModel, ItemErrors } from './request.ts'

/** Published values of a form: slope, then locations, then c; or slopes, then intercepts. */
function publish({ kind, maxCategory, values }: ItemForm): Float64Array {
  // A slope of exactly 0 puts the location nowhere; the least of slopes keeps it finite and far.
  const a = values[0] === 0 ? 1e-12 : values[0]!
  switch (kind) {
    case 'logistic':
      return values.length === 2
        ? Float64Array.of(values[0]!, -values[1]! / a)
        : Float64Array.of(values[0]!, -values[1]! / a, logistic(values[2]!))
    case 'graded':
      return values.map((d, p) => (p === 0 ? d : -d / a))
    case 'partial':
      return values.map((d, p) => (p === 0 ? d : (p === 1 ? -d : values[p - 1]! - d) / a))
    case 'rating': {
      const steps = Array.from(values.subarray(2), (b) => b / a)
      return Float64Array.of(values[0]!, ...steps.slice(0, maxCategory), values[1]! / a)
    }
    case 'nominal':
      return Float64Array.from(values)
  }
}

export function itemOfForm(form: ItemForm, model: CalibrationModel): Item {
  const [a, ...rest] = publish(form) as unknown as [number, ...number[]]
  const most = form.maxCategory
  switch (form.kind) {
    case 'logistic':
      return form.values.length === 3
        ? { model: '3PL', a, b: [rest[0]!], c: rest[1]! }
        : { model: '2PL', a, b: [rest[0]!] }
    case 'graded':
      return { model: 'GRM', a, b: rest }
    case 'partial':
      return { model: 'GPCM', a, b: rest }
    case 'rating':
      return { model: 'RSM', a, b: rest.slice(0, most), c: rest[most]! }
    case 'nominal':
      if (model !== 'nrm') throw new RangeError(`model ${model} is not nominal`)
      return { model: 'NRM', slopes: [0, a, ...rest.slice(0, most - 1)], intercepts: [0, ...rest.slice(most - 1)] }
  }
}

/** Standard errors of the form's values, then by the delta method of the published ones. */
export function errorsOf(block: ItemBlock, covariance: Covariance): { own: (number | null)[]; published: ItemErrors } {
  const { form } = block
  const width = form.values.length
  const identity = Array.from({ length: width }, (_, r) => Float64Array.from({ length: width }, (_, p) => +(p === r)))
  const own = identity.map((row) => deltaError(block, row, covariance))
  const all = jacobian(form).map((row) => deltaError(block, row, covariance))
  return { own, published: inShape(form, all) }
}

function inShape({ kind, maxCategory, values }: ItemForm, all: (number | null)[]): ItemErrors {
  if (kind === 'nominal') {
    return { slopes: [null, ...all.slice(0, maxCategory)], intercepts: [null, ...all.slice(maxCategory)] }
  }
  const errors = { a: all[0]!, b: all.slice(1, maxCategory + 1) }
  return kind === 'rating' || (kind === 'logistic' && values.length === 3) ? { ...errors, c: all.at(-1)! } : errors
}

/** Derivatives of the published values on the form's, by central differences. */
function jacobian(form: ItemForm): Float64Array[] {
  const width = form.values.length
  const rows = Array.from({ length: width }, () => new Float64Array(width))
  for (let p = 0; p < width; p += 1) {
    const step = 1e-5 * Math.max(p === 0 ? 1e-3 : 1, Math.abs(form.values[p]!))
    const moved = (by: number) => {
      const values = Float64Array.from(form.values)
      values[p]! += by
      return publish({ ...form, values })
    }
    const up = moved(step)
    const down = moved(-step)
    for (let r = 0; r < width; r += 1) rows[r]![p] = (up[r]! - down[r]!) / (2 * step)
  }
  return rows
}

/** Null where nothing of it is free, or a parameter in it is not determined. */
function deltaError({ terms }: ItemBlock, row: Float64Array, { matrix, isKnown }: Covariance): number | null {
  const used = terms.filter(({ value, weight }) => row[value]! * weight !== 0)
  if (used.length === 0 || used.some(({ parameter }) => !isKnown[parameter])) return null
  let variance = 0
  for (const one of used) {
    for (const other of used) {
      variance +=
        row[one.value]! *
        one.weight *
        row[other.value]! *
        other.weight *
        matrix.cells[one.parameter * matrix.rows + other.parameter]!
    }
  }
  const error = Math.sqrt(variance)
  return Number.isFinite(error) && error > 0 ? error : null
}

/** The slopes of a form: one, but of a nominal item one for each category above 0. */
export function slopesOf({ kind, maxCategory, values }: ItemForm): number[] {
  return kind === 'nominal' ? [...values.subarray(0, maxCategory)] : [values[0]!]
}
