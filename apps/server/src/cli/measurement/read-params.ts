import { readFile } from 'node:fs/promises'
import { assertItem, type Item, maxCategory } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { itemOf } from './item-of-params.ts'

export interface NamedItem {
  readonly id: string
  readonly item: Item
  /** The file's category behind each of 0 to K, ascending; null where the file holds 0 to K itself. */
  readonly categories: readonly number[] | null
}

/** Item parameters as `petakom calibrate` writes them, or as little as `{model, items: [{id, a, b, c?}]}`. */
export interface Params {
  readonly items: readonly NamedItem[]
  /** Of the population the parameters were estimated in; 0 and 1 where the file says nothing. */
  readonly latentMean: number
  readonly latentVariance: number
}

export type ParamRecord = Readonly<Record<string, unknown>>

/** Reads parameters and refuses, with the item's name, what is no item of its model. */
export async function readParams(path: string): Promise<Params> {
  const file = await readJson(path)
  if (!Array.isArray(file.items) || file.items.length === 0)
    throw new UsageError(
      `${path} tidak memuat daftar "items" yang berisi. Bentuknya {"model": "2pl", "items": [{"id", "a", "b"}]}.`,
    )
  const items = file.items.map((record: unknown, i) => namedItem(path, record, i, file.model))
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id)) throw new UsageError(`${path}: butir ${id} ada dua kali. Beri setiap butir id sendiri.`)
    seen.add(id)
  }
  const latentVariance = numberOr(path, file, 'latentVariance', 1)
  if (!(latentVariance > 0)) throw new UsageError(`${path}: latentVariance ${latentVariance} harus di atas 0.`)
  return { items, latentMean: numberOr(path, file, 'latentMean', 0), latentVariance }
}

async function readJson(path: string): Promise<ParamRecord> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new UsageError(`Berkas ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${path} bukan JSON yang dapat dibaca (${(error as Error).message}).`)
  }
  if (isRecord(value)) return value
  throw new UsageError(`${path} harus berupa objek JSON dengan "model" dan "items".`)
}

const isRecord = (value: unknown): value is ParamRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function namedItem(path: string, record: unknown, index: number, modelOfFile: unknown): NamedItem {
  if (!isRecord(record)) throw new UsageError(`${path}: butir ke-${index + 1} bukan objek JSON.`)
  const id = record.id ?? record.item
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new UsageError(`${path}: butir ke-${index + 1} tidak memiliki "id".`)
  const where = `${path}: butir ${id}`
  const item = itemOf(where, record, record.model ?? modelOfFile)
  try {
    assertItem(item, String(id))
  } catch (error) {
    throw new UsageError(`${where} tidak dapat dipakai (${(error as Error).message}).`, { cause: error })
  }
  return { id: String(id), item, categories: categoriesOf(where, record.categories, maxCategory(item)) }
}

function categoriesOf(where: string, value: unknown, most: number): readonly number[] | null {
  if (value === undefined || value === null) return null
  const categories = Array.isArray(value) ? (value as unknown[]) : []
  const ascending = categories.every(
    (category, k) =>
      typeof category === 'number' &&
      Number.isInteger(category) &&
      category >= 0 &&
      (k === 0 || category > (categories[k - 1] as number)),
  )
  if (!ascending || categories.length !== most + 1)
    throw new UsageError(`${where}: "categories" harus memuat ${most + 1} bilangan bulat yang menaik.`)
  return categories as number[]
}

function numberOr(path: string, file: ParamRecord, key: string, otherwise: number): number {
  const value = file[key]
  if (value === undefined || value === null) return otherwise
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new UsageError(`${path}: ${key} harus berupa bilangan.`)
}
