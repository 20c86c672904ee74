import { holds, matchesAct } from './patterns.ts'
import type { RunState, TakenAct } from './run-state.ts'
import type { ActPattern, EvidencePattern, EvidenceRule, Scenario } from './scenario.ts'

export interface Evidence {
  readonly ruleId: string
  readonly earned: number
  /** Numbers of the acts that gave the points; empty where they came from the whole run or from what was not done. */
  readonly acts: readonly number[]
}

export interface CompetencyScore {
  readonly competency: string
  readonly earned: number
  /** Of all rules: the sum of the negative points, and of the positive ones. */
  readonly least: number
  readonly most: number
  /** Where `earned` lies between them, 0 to 1; null where no rule scores the competency. */
  readonly share: number | null
}

export interface RunScore {
  readonly competencies: readonly CompetencyScore[]
  readonly evidence: readonly Evidence[]
}

/** What a finished run shows of each competency, rule by rule. */
export function scoreRun({ competencies, rules }: Scenario, state: RunState): RunScore {
  const evidence = rules.map((rule) => judge(rule, state))
  const earnedBy = new Map(evidence.map(({ ruleId, earned }) => [ruleId, earned]))
  return {
    evidence,
    competencies: competencies.map((competency) => {
      const own = rules.filter((rule) => rule.competency === competency)
      const sum = (of: (rule: EvidenceRule) => number) => own.reduce((total, rule) => total + of(rule), 0)
      const least = sum(({ points }) => Math.min(0, points))
      const most = sum(({ points }) => Math.max(0, points))
      const earned = sum(({ id }) => earnedBy.get(id)!)
      return { competency, earned, least, most, share: most > least ? (earned - least) / (most - least) : null }
    }),
  }
}

function judge({ id, points, pattern }: EvidenceRule, state: RunState): Evidence {
  const found = find(pattern, state)
  return { ruleId: id, earned: found ? points : 0, acts: found ?? [] }
}

/** The acts in which a pattern shows, or null where it does not. */
function find(pattern: EvidencePattern, state: RunState): number[] | null {
  if ('all' in pattern) {
    const found = pattern.all.map((one) => find(one, state))
    return found.every((one) => one !== null) ? found.flat() : null
  }
  if ('any' in pattern) return pattern.any.map((one) => find(one, state)).find((one) => one !== null) ?? null
  if ('not' in pattern) return find(pattern.not, state) ? null : []
  if ('atEnd' in pattern) return holds(pattern.atEnd, state) ? [] : null
  if ('count' in pattern) {
    const { least = 0, most = Number.POSITIVE_INFINITY } = pattern
    const found = actsOf(pattern.count, state)
    return found.length >= least && found.length <= most ? found.map(({ act }) => act.seq) : null
  }
  if ('sequence' in pattern) return findSequence(pattern.sequence, state)
  const found = actsOf(pattern.act, state).find((one) => fits(pattern, one, state))
  return found ? [found.act.seq] : null
}

const actsOf = (pattern: ActPattern, { acts }: RunState) =>
  acts.filter(({ act, calendar }) => matchesAct(pattern, act, calendar))

function findSequence(patterns: readonly ActPattern[], state: RunState): number[] | null {
  const found: number[] = []
  let after = -1
  for (const pattern of patterns) {
    const next = actsOf(pattern, state).find(({ order }) => order > after)
    if (!next) return null
    found.push(next.act.seq)
    after = next.order
  }
  return found
}

function fits(
  pattern: Extract<EvidencePattern, { readonly act: ActPattern }>,
  one: TakenAct,
  state: RunState,
): boolean {
  const { by, within, notBefore, beforeEvent, afterEvent, afterReading, beforeAct, afterAct, leastConsideration } =
    pattern
  const { act, minute, order } = one
  const message = state.messages.get(act.about)
  const arrived = message?.arrived?.minute ?? 0
  const orderOf = (event: string) => state.happened.get(event)?.order
  const openedBefore = (id: string) => {
    const opened = (state.messages.get(id) ?? state.documents.get(id))?.opened
    return opened !== null && opened !== undefined && opened.order < order
  }
  const firstOf = (other: ActPattern) => actsOf(other, state)[0]?.order
  const opened = (message ?? state.documents.get(act.about))?.opened
  return (
    (by === undefined || minute <= by) &&
    (within === undefined || minute - arrived <= within) &&
    (notBefore === undefined || minute >= notBefore) &&
    (beforeEvent === undefined || order < (orderOf(beforeEvent) ?? Number.POSITIVE_INFINITY)) &&
    (afterEvent === undefined || order > (orderOf(afterEvent) ?? Number.POSITIVE_INFINITY)) &&
    (afterReading ?? []).every(openedBefore) &&
    (beforeAct === undefined || order < (firstOf(beforeAct) ?? Number.POSITIVE_INFINITY)) &&
    (afterAct === undefined || order > (firstOf(afterAct) ?? Number.POSITIVE_INFINITY)) &&
    (leastConsideration === undefined || (opened != null && act.at - opened.at >= leastConsideration))
  )
}
