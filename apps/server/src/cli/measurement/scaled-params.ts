import { readFile } from 'node:fs/promises'
import {
  type ItemErrors,
  type ScaledItem,
  type ScaleTransformation,
  transformItem,
  transformItemErrors,
} from '@petakom/psychometrics'
import { type Params, readParams } from './read-params.ts'

type Json = Readonly<Record<string, unknown>>

/** A parameter file: its items with their standard errors, and the file as it stands. */
export interface ScaledParams {
  readonly path: string
  readonly params: Params
  readonly items: readonly ScaledItem[]
  readonly file: Json
}

export async function readScaledParams(path: string): Promise<ScaledParams> {
  const params = await readParams(path)
  const file: Json = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  const records = file.items as readonly Json[]
  const items = params.items.map(({ id, item }, i): ScaledItem => ({ id, item, errors: errorsOf(records[i]!.se) }))
  return { path, params, items, file }
}

/** `se` in the shape of the item's values; a number of `b` stands for a list of one. */
function errorsOf(se: unknown): ItemErrors | null {
  if (typeof se !== 'object' || se === null) return null
  const record = se as Json
  const one = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null)
  const list = (value: unknown) => (Array.isArray(value) ? value.map(one) : [one(value)])
  return {
    ...('a' in record ? { a: one(record.a) } : {}),
    ...('b' in record ? { b: list(record.b) } : {}),
    ...('c' in record ? { c: one(record.c) } : {}),
    ...('slopes' in record ? { slopes: list(record.slopes) } : {}),
    ...('intercepts' in record ? { intercepts: list(record.intercepts) } : {}),
  }
}

/** The file's items as JSON on another scale; all that is not on the scale stays as it stood. */
export function movedRecords({ file, items }: ScaledParams, by: ScaleTransformation): Json[] {
  const records = file.items as readonly Json[]
  return items.map(({ id, item, errors }, i) => {
    const { g, u, a1, b1, se, ...rest } = records[i]!
    const moved = transformItem(item, by)
    const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !/^b\d+$/.test(key)))
    const named = { ...kept, id, model: records[i]!.model ?? file.model }
    const movedErrors = errors ? { se: shaped(transformItemErrors(item, errors, by)) } : {}
    const { model, ...values } = moved
    return { ...named, ...('b' in values ? { ...values, b: one(values.b) } : values), ...movedErrors }
  })
}

const one = <T>(list: readonly T[]) => (list.length === 1 ? list[0]! : list)

const shaped = (errors: ItemErrors) => (errors.b ? { ...errors, b: one(errors.b) } : errors)

/** Mean and variance of the file's population on the new scale. */
export const movedPopulation = ({ params }: ScaledParams, { slope, intercept }: ScaleTransformation) => ({
  latentMean: slope * params.latentMean + intercept,
  latentVariance: slope ** 2 * params.latentVariance,
})
