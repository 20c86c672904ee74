import type { DifData } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import type { ResponseFile } from './read-responses.ts'

/** Responses of the persons of two named groups; everybody else is counted and left out. */
export interface TwoGroups {
  readonly focal: string
  readonly reference: string
  readonly groupN: Readonly<Record<string, number>>
  readonly data: DifData
  readonly excluded: { readonly withoutGroup: number; readonly otherGroups: number }
}

/** Without names the smaller of two groups is the focal one; among more than two both must be named. */
export function pickGroups(
  { persons, matrix }: ResponseFile,
  groups: ReadonlyMap<string, string>,
  named: { readonly focal?: string | undefined; readonly reference?: string | undefined },
): TwoGroups {
  const sizes = new Map<string, number>()
  for (const person of persons) {
    const group = groups.get(person)
    if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  const { focal, reference } = chooseNames(sizes, named)
  const rows: number[] = []
  const isFocal: number[] = []
  let withoutGroup = 0
  persons.forEach((person, row) => {
    const group = groups.get(person)
    if (group === undefined) withoutGroup += 1
    if (group !== focal && group !== reference) return
    rows.push(row)
    isFocal.push(group === focal ? 1 : 0)
  })
  const cells = new Int8Array(rows.length * matrix.items)
  rows.forEach((row, at) => {
    cells.set(matrix.cells.subarray(row * matrix.items, (row + 1) * matrix.items), at * matrix.items)
  })
  return {
    focal,
    reference,
    groupN: { [reference]: sizes.get(reference)!, [focal]: sizes.get(focal)! },
    data: { matrix: { persons: rows.length, items: matrix.items, cells }, isFocal: Uint8Array.from(isFocal) },
    excluded: { withoutGroup, otherGroups: persons.length - rows.length - withoutGroup },
  }
}

function chooseNames(
  sizes: ReadonlyMap<string, number>,
  { focal, reference }: { readonly focal?: string | undefined; readonly reference?: string | undefined },
): { focal: string; reference: string } {
  const list = [...sizes].map(([name, size]) => `${name} (${size})`).join(', ')
  for (const name of [focal, reference]) {
    if (name !== undefined && !sizes.has(name)) {
      throw new UsageError(
        `Tidak ada orang di kelompok "${name}" yang punya respons. Yang ada: ${list || 'tidak ada'}.`,
      )
    }
  }
  if (focal !== undefined && focal === reference) {
    throw new UsageError(`--focal dan --reference sama-sama "${focal}". Sebutkan dua kelompok yang berbeda.`)
  }
  if (sizes.size < 2) {
    throw new UsageError(
      `Perbandingan memerlukan dua kelompok; di antara orang yang punya respons ada ${sizes.size}${list && `: ${list}`}. Periksa kolom person kedua berkas.`,
    )
  }
  if (sizes.size > 2 && (focal === undefined || reference === undefined)) {
    throw new UsageError(
      `Ada ${sizes.size} kelompok: ${list}. Sebutkan dua yang dibandingkan dengan --focal dan --reference.`,
    )
  }
  const [first, second] = [...sizes.keys()].sort(
    (one, other) => sizes.get(other)! - sizes.get(one)! || (one < other ? -1 : 1),
  )
  const other = (name: string) => (name === first ? second! : first!)
  if (focal !== undefined) return { focal, reference: reference ?? other(focal) }
  return reference === undefined ? { focal: second!, reference: first! } : { focal: other(reference), reference }
}
