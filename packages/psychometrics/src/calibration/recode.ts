import { MISSING } from '../data/response-matrix.ts'
import { maxCategory } from '../model/item.ts'
import {
  CalibrationError,
  type CalibrationModel,
  type CalibrationRequest,
  type FixedItem,
  type RefusalCode,
  type Remark,
} from './request.ts'

/** A column of the responses that is calibrated, or whose parameters are given. */
export interface Column {
  readonly name: string
  readonly column: number
  readonly model: CalibrationModel
  readonly fixed: FixedItem | null
  /** The response behind each category 0 to K. */
  readonly categories: readonly number[]
  /** Persons by category. */
  readonly counts: readonly number[]
}

const MOST = 127
const TWO_CATEGORIES: readonly CalibrationModel[] = ['rasch', '1pl', '2pl', '3pl']

/**
 * Which responses each item's categories stand for: those used, ascending, so that a category nobody used is no
 * parameter without data. Rating scale items share steps and therefore categories. Refuses, by name, an item that
 * cannot be calibrated, or sets it aside with a remark.
 */
export function findColumns(request: CalibrationRequest, remarks: Remark[]): Column[] {
  const used = countUsed(request)
  const models = modelsOf(request)
  const names = namesOf(request)
  const isRating = (i: number) => models[i] === 'rsm' && !request.fixed?.[i]
  const shared = sharedCategories(request, used, isRating)
  const columns: Column[] = []
  let isSaid = false
  for (let i = 0; i < request.responses.items; i += 1) {
    const counts = used.subarray(i * MOST, (i + 1) * MOST)
    const fixed = request.fixed?.[i] ?? null
    const own = values(counts)
    const categories = fixed ? fixedCategories(fixed) : isRating(i) ? shared : own
    const reason = fixed ? foreign(own, categories) : unusable(models[i]!, own)
    if (reason) {
      const { code, detail, text } = reason
      if (!request.setAside || fixed) throw new CalibrationError(code, names[i]!, detail, text)
      remarks.push({ code: 'set-aside', item: names[i]!, detail: code, text: `set aside: ${text}` })
      continue
    }
    const skipped = fixed ? [] : between(categories).filter((value) => !categories.includes(value))
    // Of items that share categories, the first that uses the one beyond the gap is to be looked at.
    const beyond = categories.find((value) => value > skipped[0]!)
    if (skipped.length > 0 && !(isRating(i) && (isSaid || !own.includes(beyond!)))) {
      isSaid ||= isRating(i)
      const text = `nobody used ${skipped.join(', ')}, so the categories are ${categories.join(', ')}`
      remarks.push({ code: 'categories-skipped', item: names[i]!, detail: skipped.join(', '), text })
    }
    columns.push({
      name: names[i]!,
      column: i,
      model: models[i]!,
      fixed,
      categories,
      counts: categories.map((value) => counts[value]!),
    })
  }
  return columns
}

function countUsed({ responses: { persons, items, cells } }: CalibrationRequest): Float64Array {
  const used = new Float64Array(items * MOST)
  for (let person = 0; person < persons; person += 1) {
    for (let i = 0; i < items; i += 1) {
      const value = cells[person * items + i]!
      if (value !== MISSING) used[i * MOST + value]! += 1
    }
  }
  return used
}

const values = (counts: Float64Array): number[] =>
  Array.from(counts, (_, value) => value).filter((value) => counts[value]! > 0)

const between = (categories: readonly number[]): number[] =>
  Array.from({ length: categories.at(-1)! - categories[0]! + 1 }, (_, k) => categories[0]! + k)

const fixedCategories = ({ item, categories }: FixedItem): readonly number[] =>
  categories ?? Array.from({ length: maxCategory(item) + 1 }, (_, k) => k)

function sharedCategories(
  { responses: { items } }: CalibrationRequest,
  used: Float64Array,
  isRating: (i: number) => boolean,
): number[] {
  const all = new Float64Array(MOST)
  for (let i = 0; i < items; i += 1) if (isRating(i)) for (let v = 0; v < MOST; v += 1) all[v]! += used[i * MOST + v]!
  return values(all)
}

interface Reason {
  readonly code: RefusalCode
  readonly detail: string
  readonly text: string
}

function foreign(own: readonly number[], categories: readonly number[]): Reason | null {
  const other = own.find((value) => !categories.includes(value))
  if (other === undefined) return null
  const text = `has a response ${other}, and its given parameters have categories ${categories.join(', ')}`
  return { code: 'outside-fixed', detail: String(other), text }
}

function unusable(model: CalibrationModel, own: readonly number[]): Reason | null {
  if (own.length === 0) return { code: 'no-response', detail: '', text: 'has no response' }
  if (own.length === 1) {
    const text = `has the response ${own[0]} from everybody who answered, so nothing can be estimated`
    return { code: 'one-category', detail: String(own[0]), text }
  }
  if (own.length === 2 || !TWO_CATEGORIES.includes(model)) return null
  const detail = own.length > 8 ? `${own.slice(0, 8).join(', ')}, ...` : own.join(', ')
  return { code: 'too-many-categories', detail, text: `has the responses ${detail}, and model ${model} takes two` }
}

function modelsOf({ model, responses: { items } }: CalibrationRequest): readonly CalibrationModel[] {
  if (typeof model === 'string') return Array.from({ length: items }, () => model)
  if (model.length !== items) throw new RangeError(`${model.length} models for ${items} items`)
  return model
}

function namesOf({ names, responses: { items } }: CalibrationRequest): readonly string[] {
  if (!names) return Array.from({ length: items }, (_, i) => String(i + 1))
  if (names.length !== items) throw new RangeError(`${names.length} names for ${items} items`)
  return names
}

/** Patterns of the columns in categories 0 to K, persons without a response left out; person by person. */
export function recode({ responses: { persons, items, cells } }: CalibrationRequest, columns: readonly Column[]) {
  const code = new Int8Array(columns.length * MOST).fill(MISSING)
  columns.forEach(({ categories }, i) => {
    categories.forEach((value, k) => {
      code[i * MOST + value] = k
    })
  })
  const recoded = new Int8Array(persons * columns.length)
  const kept = new Int32Array(persons)
  let count = 0
  for (let person = 0; person < persons; person += 1) {
    let answered = 0
    for (let i = 0; i < columns.length; i += 1) {
      const value = cells[person * items + columns[i]!.column]!
      recoded[count * columns.length + i] = value === MISSING ? MISSING : code[i * MOST + value]!
      if (value !== MISSING) answered += 1
    }
    if (answered === 0) continue
    kept[count] = person
    count += 1
  }
  return { cells: recoded.subarray(0, count * columns.length), kept: kept.subarray(0, count) }
}
