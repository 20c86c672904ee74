import { type PlanLimits, type PlanProblem, worthOf } from './plan-problem.ts'

export interface Plan {
  /** Pair numbers, one for each official, in the order of the officials. */
  readonly chosen: readonly number[]
  readonly total: number
  /** The total with the bonus of those who stay. */
  readonly worth: number
  readonly moves: number
}

/** Reads a plan off a solution and checks it against the rules themselves, not against the model's rows. */
export function planOf(problem: PlanProblem, values: Float64Array, limits: PlanLimits): Plan {
  const { instance, pairs, moves } = problem
  const chosen = pairs.map((_, pair) => pair).filter((pair) => values[pair] === 1)
  chosen.sort((a, b) => pairs[a]![0] - pairs[b]![0])
  const holder = new Map<number, number>()
  const moved = instance.moveCap.map(() => 0)
  let total = 0
  let worth = 0
  let moveCount = 0
  chosen.forEach((pair, position) => {
    const [official, post, score] = pairs[pair]!
    if (official !== position) throw new Error(`official ${position} is not placed exactly once`)
    if (holder.has(post)) throw new Error(`post ${post} is held twice`)
    holder.set(post, official)
    total += score
    worth += worthOf(problem, pair)
    moveCount += moves[pair]!
    moved[instance.officials[official]!.agency]! += moves[pair]!
  })
  if (chosen.length !== instance.officials.length) throw new Error(`${chosen.length} officials are placed`)
  for (const { id, mustFill } of instance.posts)
    if (mustFill && !holder.has(id)) throw new Error(`post ${id} must be filled and is not`)
  limits.caps?.forEach((cap, agency) => {
    if (moved[agency]! > cap) throw new Error(`agency ${agency} moves ${moved[agency]} of at most ${cap}`)
  })
  if (moveCount > (limits.mostMoves ?? Infinity)) throw new Error(`${moveCount} moves`)
  if (worth < (limits.leastTotal ?? -Infinity)) throw new Error(`a total of ${worth}`)
  return { chosen, total, worth, moves: moveCount }
}
