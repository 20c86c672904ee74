import {
  type Abilities,
  calibrate,
  type Item,
  MISSING,
  type ResponseMatrix,
  scoreResponses,
} from '@petakom/psychometrics'

/** With fewer persons the event's own answers do not tell how hard its items are. */
export const LEAST_PERSONS = 20
/** From so many persons on, slopes are estimated too; before, all items of an ability have one. */
const PERSONS_FOR_SLOPES = 300

export interface FittedAnswers {
  readonly items: readonly Item[]
  readonly matrix: ResponseMatrix
  readonly thetas: readonly number[]
  readonly abilities: Abilities
  /** Columns of the responses that were kept, in their order. */
  readonly columns: readonly number[]
}

/**
 * How likely each answer is in this hall: items calibrated anew on the event's own answers, each ability by itself. The
 * bank's parameters are of other people, or provisional; where an item is easier here than they say, people who solve it
 * would look alike by that alone. An item to which everybody gave an answer of the same worth tells nothing and is left out.
 */
export async function fitToEvent(matrix: ResponseMatrix, abilityOf: readonly string[]): Promise<FittedAnswers | null> {
  if (matrix.persons < LEAST_PERSONS) return null
  const dense = recoded(matrix)
  const model = matrix.persons < PERSONS_FOR_SLOPES ? 'pcm' : 'gpcm'
  const fitted: { readonly column: number; readonly item: Item; readonly ability: number }[] = []
  const thetas: (readonly number[])[] = []
  for (const name of [...new Set(abilityOf)].sort()) {
    const columns = abilityOf.flatMap((own, column) => (own === name && dense.categories[column]! > 1 ? [column] : []))
    if (columns.length === 0) continue
    const responses = selected(dense.matrix, columns)
    const { items } = await calibrate({ responses, model, standardErrors: false, setAside: true })
    if (items.length === 0) continue
    const own = items.map(({ column, item }) => ({ column: columns[column]!, item, ability: thetas.length }))
    fitted.push(...own)
    const chosen = selected(
      dense.matrix,
      own.map(({ column }) => column),
    )
    const { theta } = scoreResponses(
      own.map(({ item }) => item),
      chosen,
      { method: 'eap' },
    )
    thetas.push(theta.map((one) => one ?? 0))
  }
  if (fitted.length < 2) return null
  fitted.sort((a, b) => a.column - b.column)
  const columns = fitted.map(({ column }) => column)
  return {
    items: fitted.map(({ item }) => item),
    matrix: selected(dense.matrix, columns),
    thetas: thetas[0]!,
    abilities: { of: fitted.map(({ ability }) => ability), thetas },
    columns,
  }
}

/** Points as categories 0, 1, 2 of those that occur. */
function recoded({ persons, items, cells }: ResponseMatrix) {
  const found = new Int8Array(cells.length).fill(MISSING)
  const categories: number[] = []
  for (let column = 0; column < items; column += 1) {
    const used = new Set<number>()
    for (let person = 0; person < persons; person += 1) used.add(cells[person * items + column]!)
    used.delete(MISSING)
    const place = new Map([...used].sort((a, b) => a - b).map((points, index) => [points, index]))
    categories.push(place.size)
    for (let person = 0; person < persons; person += 1) {
      const at = person * items + column
      if (cells[at] !== MISSING) found[at] = place.get(cells[at]!)!
    }
  }
  return { matrix: { persons, items, cells: found }, categories }
}

function selected({ persons, items, cells }: ResponseMatrix, columns: readonly number[]): ResponseMatrix {
  const chosen = new Int8Array(persons * columns.length)
  for (let person = 0; person < persons; person += 1) {
    columns.forEach((column, k) => {
      chosen[person * columns.length + k] = cells[person * items + column]!
    })
  }
  return { persons, items: columns.length, cells: chosen }
}
