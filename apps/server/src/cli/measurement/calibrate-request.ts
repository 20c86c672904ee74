import { type FixedItem, MISSING, type ResponseMatrix } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { readGroups } from './read-groups.ts'
import { readParams } from './read-params.ts'
import type { ResponseFile } from './read-responses.ts'

export interface PersonGroups {
  /** Reference first. */
  readonly names: readonly string[]
  readonly groupOf: Int32Array
  /** The persons who have a group. */
  readonly matrix: ResponseMatrix
  readonly leftOut: number
}

/** Group of each person who has one; the reference group is 0. */
export async function personGroups(
  { persons, matrix }: ResponseFile,
  path: string,
  reference: string | undefined,
): Promise<PersonGroups> {
  const byPerson = await readGroups(path)
  const names: string[] = []
  const groupOf: number[] = []
  const { items } = matrix
  const cells = new Int8Array(matrix.cells.length)
  persons.forEach((person, row) => {
    const group = byPerson.get(person)
    if (group === undefined) return
    if (!names.includes(group)) names.push(group)
    cells.set(matrix.cells.subarray(row * items, (row + 1) * items), groupOf.length * items)
    groupOf.push(names.indexOf(group))
  })
  if (names.length === 0) throw new UsageError(`Tidak seorang pun dalam berkas jawaban punya kelompok dalam ${path}.`)
  const first = reference === undefined ? 0 : names.indexOf(reference)
  if (first < 0)
    throw new UsageError(`Kelompok acuan "${reference}" tidak ada dalam ${path}. Ada: ${names.join(', ')}.`)
  // The reference changes places with whichever group stood first.
  const place = (group: number) => (group === first ? 0 : group === 0 ? first : group)
  const ordered = names.map((_, group) => names[place(group)]!)
  return {
    names: ordered,
    groupOf: Int32Array.from(groupOf, place),
    matrix: { persons: groupOf.length, items, cells: cells.slice(0, groupOf.length * items) },
    leftOut: persons.length - groupOf.length,
  }
}

/** Given parameters by column; null for an item that is to be estimated. */
export async function fixedItems({ items, matrix }: ResponseFile, path: string): Promise<(FixedItem | null)[]> {
  const params = await readParams(path)
  const byId = new Map(params.items.map((item) => [item.id, item]))
  const fixed = items.map((id, i): FixedItem | null => {
    const given = byId.get(id)
    if (!given || !isAnswered(matrix, i)) return null
    return { item: given.item, categories: given.categories ?? undefined }
  })
  if (fixed.some((item) => item !== null)) return fixed
  throw new UsageError(`Tidak ada butir dalam berkas jawaban yang parameternya ada dalam ${path}. Periksa id butir.`)
}

function isAnswered({ persons, items, cells }: ResponseMatrix, item: number): boolean {
  for (let person = 0; person < persons; person += 1) if (cells[person * items + item] !== MISSING) return true
  return false
}
