import type { Item } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import type { ParamRecord } from './read-params.ts'

const MODELS = '1pl, rasch, 2pl, 3pl, 4pl, grm, gpcm, pcm, rsm, nrm'

/**
 * An item from its JSON: names of models in any case; `g` is read as `c`, `u` as `d`; `b` is a number, an array, or
 * b1, b2 and on; a rasch item of several locations is partial credit. An asymptote that the model has no place for is
 * refused unless it says nothing (c = 0, d = 1): left out in silence it would change every score. `where` begins each
 * sentence.
 */
export function itemOf(where: string, record: ParamRecord, model: unknown): Item {
  if (model === undefined || model === null)
    throw new UsageError(
      `${where} tidak memiliki "model", dan berkasnya pun tidak. Sebutkan salah satu dari ${MODELS}.`,
    )
  const number = (value: unknown, key: string): number => {
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new UsageError(`${where}: "${key}" harus berupa bilangan.`)
  }
  const one = (keys: readonly string[], otherwise?: number): number => {
    const key = keys.find((name) => record[name] !== undefined && record[name] !== null)
    if (key !== undefined) return number(record[key], key)
    if (otherwise !== undefined) return otherwise
    throw new UsageError(`${where} tidak memiliki "${keys[0]}", padahal modelnya ${String(model)}.`)
  }
  const list = (key: string): number[] => {
    const value = record[key]
    if (Array.isArray(value)) return value.map((entry) => number(entry, key))
    throw new UsageError(`${where} tidak memiliki daftar "${key}", padahal modelnya ${String(model)}.`)
  }
  const locations = (): number[] => {
    if (Array.isArray(record.b)) return list('b')
    if (record.b !== undefined && record.b !== null) return [number(record.b, 'b')]
    const numbered: number[] = []
    for (let k = 1; record[`b${k}`] !== undefined && record[`b${k}`] !== null; k += 1)
      numbered.push(number(record[`b${k}`], `b${k}`))
    if (numbered.length > 0) return numbered
    throw new UsageError(`${where} tidak memiliki "b", padahal modelnya ${String(model)}.`)
  }
  const says = (keys: readonly string[], nothing: number) => {
    if (one(keys, nothing) !== nothing)
      throw new UsageError(
        `${where}: "${keys.find((key) => record[key] !== undefined)}" bernilai ${one(keys, nothing)}, tetapi model ${String(model)} tidak memakainya. Perbaiki modelnya atau hapus nilai itu.`,
      )
  }
  const slope = ['a', 'a1']
  const lower = ['c', 'g']
  const upper = ['d', 'u']
  switch (String(model).toLowerCase()) {
    case 'rasch':
      says(lower, 0)
      says(upper, 1)
      return locations().length === 1
        ? { model: '2PL', a: one(slope, 1), b: locations() }
        : { model: 'GPCM', a: one(slope, 1), b: locations() }
    case '1pl':
    case '2pl':
      says(lower, 0)
      says(upper, 1)
      return { model: '2PL', a: one(slope), b: locations() }
    case '3pl':
      says(upper, 1)
      return { model: '3PL', a: one(slope), b: locations(), c: one(lower) }
    case '4pl':
      return { model: '4PL', a: one(slope), b: locations(), c: one(lower), d: one(upper) }
    case 'grm':
    case 'graded':
      says(lower, 0)
      return { model: 'GRM', a: one(slope), b: locations() }
    case 'gpcm':
      says(lower, 0)
      return { model: 'GPCM', a: one(slope), b: locations() }
    case 'pcm':
      says(lower, 0)
      return { model: 'GPCM', a: one(slope, 1), b: locations() }
    case 'rsm':
      return { model: 'RSM', a: one(slope, 1), b: locations(), c: one(['c'], 0) }
    case 'nrm':
    case 'nominal':
      return { model: 'NRM', slopes: list('slopes'), intercepts: list('intercepts') }
    default:
      throw new UsageError(`${where}: model "${String(model)}" tidak dikenal. Yang ada: ${MODELS}.`)
  }
}
