import { type CombinedLevel, combineMethods, type MethodEvidence } from './combine-methods.ts'
import { type CombiningRecipe, METHODS, type Method } from './recipe.ts'

/** `missing`: planned and not there; `unplanned`: there though nobody planned it, and used. */
export type CellState = 'measured' | 'missing' | 'unplanned' | 'not-planned'

export interface MatrixCell {
  readonly method: Method
  readonly state: CellState
  readonly evidence: readonly MethodEvidence[]
}

export interface MatrixRow {
  readonly competency: string
  readonly cells: readonly MatrixCell[]
  readonly combined: CombinedLevel
}

export interface MethodMatrix {
  readonly recipeVersion: string
  readonly rows: readonly MatrixRow[]
  /** Planned cells that are measured over all planned, 0 to 1; null where nothing is planned. */
  readonly coverage: number | null
  /** Competencies with fewer than two measured methods: their level rests on one. */
  readonly restOnOne: readonly string[]
}

/** What of a design says which method measures which competency. */
export type MethodPlan = ReadonlyMap<string, readonly Method[]>

/** Competency by method for one person, with the level of each competency; rows in the order of the plan, others after. */
export function methodMatrix(
  plan: MethodPlan,
  evidence: ReadonlyMap<string, readonly MethodEvidence[]>,
  recipe: CombiningRecipe,
): MethodMatrix {
  const competencies = [...new Set([...plan.keys(), ...evidence.keys()])]
  const rows = competencies.map((competency): MatrixRow => {
    const own = evidence.get(competency) ?? []
    const planned = plan.get(competency) ?? []
    return {
      competency,
      cells: METHODS.map((method) => {
        const found = own.filter((one) => one.method === method)
        const isPlanned = planned.includes(method)
        const there = isPlanned ? 'measured' : 'unplanned'
        return { method, state: found.length > 0 ? there : isPlanned ? 'missing' : 'not-planned', evidence: found }
      }),
      combined: combineMethods(own, recipe),
    }
  })
  const states = rows.flatMap(({ cells }) => cells.map(({ state }) => state))
  const measured = states.filter((state) => state === 'measured').length
  const planned = measured + states.filter((state) => state === 'missing').length
  return {
    recipeVersion: recipe.version,
    rows,
    coverage: planned > 0 ? measured / planned : null,
    restOnOne: rows.filter(({ combined }) => combined.parts.length < 2).map(({ competency }) => competency),
  }
}
