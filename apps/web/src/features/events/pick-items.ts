export interface BankItem {
  readonly code: string
  readonly competency: string
  readonly theme: string
  readonly level: number
}

/** How an exercise gets its items: every one that fits, so many of each competency, or the ones it has. */
export type ItemChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'counts'; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: 'kept'; readonly codes: readonly string[] }

export interface ExerciseChoice {
  readonly targets: readonly string[]
  readonly choice: ItemChoice
}

const fits = ({ targets }: ExerciseChoice, item: BankItem) =>
  targets.includes(item.competency) || targets.includes(item.theme)

/** Items in use that fit the targets, by competency. */
export function availableByCompetency(exercise: ExerciseChoice, bank: readonly BankItem[]): Map<string, number> {
  const fitting = bank.filter((item) => fits(exercise, item))
  return new Map(
    [...Map.groupBy(fitting, ({ competency }) => competency)].map(([competency, items]) => [competency, items.length]),
  )
}

/**
 * Codes for each exercise, none of them twice in the event. What was kept or counted is served first; an exercise that
 * takes all gets what is left. Counted items are spread over the levels.
 */
export function pickItems(exercises: readonly ExerciseChoice[], bank: readonly BankItem[]): string[][] {
  const used = new Set(exercises.flatMap(({ choice }) => (choice.kind === 'kept' ? choice.codes : [])))
  const take = (items: readonly BankItem[]) => {
    for (const { code } of items) used.add(code)
    return items.map(({ code }) => code)
  }
  const free = (exercise: ExerciseChoice) => bank.filter((item) => !used.has(item.code) && fits(exercise, item))
  const counted = exercises.map((exercise) => {
    const { choice } = exercise
    if (choice.kind !== 'counts') return []
    return Object.entries(choice.counts).flatMap(([competency, count]) =>
      take(spreadOverLevels(free(exercise).filter((item) => item.competency === competency)).slice(0, count)),
    )
  })
  return exercises.map((exercise, index) => {
    if (exercise.choice.kind === 'kept') return [...exercise.choice.codes]
    return exercise.choice.kind === 'counts' ? counted[index]! : take(free(exercise))
  })
}

/** The first of every level, then the second of every level, and so on. */
function spreadOverLevels(items: readonly BankItem[]): BankItem[] {
  const groups = [...Map.groupBy(items, ({ level }) => level)]
    .sort(([one], [other]) => one - other)
    .map(([, group]) => group)
  const longest = Math.max(0, ...groups.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) => groups.flatMap((group) => group[place] ?? [])).flat()
}
