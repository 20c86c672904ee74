import type { MipModel, SolveMip } from '../mip/model.ts'
import { solveWhole } from '../mip/solve-whole.ts'
import { limitOf } from '../side/find-plan.ts'
import { RelaxationModel } from './relaxation-model.ts'
import type { RoundInput, RoundSettings } from './round-input.ts'

/** A constraint that is let go. */
export type Relaxable =
  | { readonly kind: 'lock-official'; readonly official: number }
  | { readonly kind: 'lock-post'; readonly post: number }
  | { readonly kind: 'force' | 'forbid'; readonly official: number; readonly post: number }
  | { readonly kind: 'must-fill'; readonly post: number }
  /** `needed`: the least that it must allow once the others in the list are let go. */
  | { readonly kind: 'cap'; readonly agency: number; readonly needed: number }
  | { readonly kind: 'most-moves'; readonly needed: number }
  /** Who then has no post; only where nothing else helps. */
  | { readonly kind: 'place'; readonly official: number }

/** A constraint that could be let go; `Relaxable` says how far. */
export type Letting =
  | Exclude<Relaxable, { readonly needed: number }>
  | { readonly kind: 'cap'; readonly agency: number }
  | { readonly kind: 'most-moves' }

/**
 * The fewest constraints (locks, forced and forbidden pairs, must-fill posts, caps) to let go so that there is a plan;
 * empty where there is one. That everyone who must has a post counts for more than all others together. Of caps it then
 * says the least they must allow. Null where the time was up.
 */
export async function smallestRelaxation(
  input: RoundInput,
  solve: SolveMip,
  { deadline }: RoundSettings = {},
): Promise<readonly Relaxable[] | null> {
  const { builder, letting } = new RelaxationModel(input)
  const model = builder.build(false)
  for (const { column, lets } of letting) model.cost[column] = lets.kind === 'place' ? letting.length + 1 : 1
  const fewest = await solveWhole(solve, model, limitOf(deadline))
  if (fewest.status === 'infeasible') throw new Error('letting every constraint go leaves a plan')
  if (fewest.status === 'open') return null
  const excess = letting.some(({ column, excess }) => excess !== null && fewest.values[column] === 1)
    ? await leastExcess(model, letting, fewest.values)
    : fewest.values
  return excess && letting.filter(({ column }) => fewest.values[column] === 1).map((one) => named(one, excess))

  /** With the same constraints let go: the fewest moves beyond caps. */
  async function leastExcess(
    { cost, columnLower, columnUpper, ...rest }: MipModel,
    columns: typeof letting,
    chosen: Float64Array,
  ): Promise<Float64Array | null> {
    const fixed = {
      ...rest,
      cost: cost.map(() => 0),
      columnLower: columnLower.slice(),
      columnUpper: columnUpper.slice(),
    }
    for (const { column, excess: passed } of columns) {
      fixed.columnLower[column] = chosen[column]!
      fixed.columnUpper[column] = chosen[column]!
      if (passed !== null) fixed.cost[passed] = 1
    }
    const least = await solveWhole(solve, fixed, limitOf(deadline))
    return least.status === 'optimal' ? least.values : null
  }

  function named({ lets, excess: column }: (typeof letting)[number], values: Float64Array): Relaxable {
    const beyond = column === null ? 0 : values[column]!
    if (lets.kind === 'cap') return { ...lets, needed: input.moveCaps![lets.agency]! + beyond }
    if (lets.kind === 'most-moves') return { ...lets, needed: input.mostMoves! + beyond }
    return lets
  }
}
