import { type Item, MISSING, maxCategory, type ResponseMatrix } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import type { Params } from './read-params.ts'
import type { ResponseFile } from './read-responses.ts'

/** The items that both files know, in the order of the responses, with every response counted from category 0. */
export interface AlignedResponses {
  readonly persons: readonly string[]
  readonly ids: readonly string[]
  readonly items: readonly Item[]
  readonly matrix: ResponseMatrix
  /** Left out because only the parameters, or only the responses, know them. Empty unless that was allowed. */
  readonly withoutResponses: readonly string[]
  readonly withoutParameters: readonly string[]
}

export interface AlignSettings {
  readonly paramsPath: string
  readonly responsesPath: string
  /** Leave items that only one file knows out, instead of refusing them by name. */
  readonly allowMissingItems: boolean
}

export function alignResponses(params: Params, responses: ResponseFile, settings: AlignSettings): AlignedResponses {
  const { paramsPath, responsesPath, allowMissingItems } = settings
  const known = new Map(params.items.map((named) => [named.id, named]))
  const columns = new Set(responses.items)
  const withoutParameters = responses.items.filter((id) => !known.has(id))
  const withoutResponses = params.items.map(({ id }) => id).filter((id) => !columns.has(id))
  if (!allowMissingItems && withoutParameters.length > 0)
    throw new UsageError(
      `Butir ${listed(withoutParameters)} di ${responsesPath} tidak ada dalam ${paramsPath}. Perbaiki namanya, atau tambahkan --allow-missing-items untuk melewatinya.`,
    )
  if (!allowMissingItems && withoutResponses.length > 0)
    throw new UsageError(
      `Butir ${listed(withoutResponses)} di ${paramsPath} tidak ada kolomnya dalam ${responsesPath}. Perbaiki namanya, atau tambahkan --allow-missing-items untuk melewatinya.`,
    )
  const ids = responses.items.filter((id) => known.has(id))
  if (ids.length === 0)
    throw new UsageError(`${responsesPath} dan ${paramsPath} tidak memiliki satu butir pun yang sama.`)
  const named = ids.map((id) => known.get(id)!)
  const { persons } = responses.matrix
  const cells = new Int8Array(persons * ids.length)
  ids.forEach((id, i) => {
    const column = responses.items.indexOf(id)
    const { item, categories } = named[i]!
    const recoded = codes(categories ?? Array.from({ length: maxCategory(item) + 1 }, (_, k) => k))
    for (let person = 0; person < persons; person += 1) {
      const value = responses.matrix.cells[person * responses.items.length + column]!
      const category = value === MISSING ? MISSING : recoded[value]!
      if (value !== MISSING && category === MISSING)
        throw new UsageError(
          `${responsesPath}: jawaban ${value} dari ${responses.persons[person]} pada butir ${id} di luar kategorinya (${shownCategories(categories, maxCategory(item))}). Perbaiki, atau kosongkan bila butir itu tidak diberikan.`,
        )
      cells[person * ids.length + i] = category
    }
  })
  return {
    persons: responses.persons,
    ids,
    items: named.map(({ item }) => item),
    matrix: { persons, items: ids.length, cells },
    withoutResponses,
    withoutParameters,
  }
}

function codes(categories: readonly number[]): Int8Array {
  const recoded = new Int8Array(128).fill(MISSING)
  categories.forEach((value, k) => {
    if (value < recoded.length) recoded[value] = k
  })
  return recoded
}

const shownCategories = (categories: readonly number[] | null, most: number) =>
  categories === null ? `0 sampai ${most}` : categories.join(', ')

const SHOWN = 5

function listed(ids: readonly string[]): string {
  const more = ids.length > SHOWN ? ` dan ${ids.length - SHOWN} lainnya` : ''
  return ids.slice(0, SHOWN).join(', ') + more
}
