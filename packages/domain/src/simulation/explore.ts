import { createRandom, type Random } from '@petakom/psychometrics'
import { scoreRun } from './evidence.ts'
import { holds } from './patterns.ts'
import { Run } from './run.ts'
import type { Act, ActKind, Scenario } from './scenario.ts'

export interface PolicyRuns {
  readonly policy: string
  readonly runs: number
  /** Share of all points, 0 to 1: mean, standard deviation, least and most. */
  readonly mean: number
  readonly sd: number
  readonly least: number
  readonly most: number
  readonly byCompetency: Readonly<Record<string, number>>
  /** Whole percent that the file expects, and whether the mean lies in it. */
  readonly expects: readonly [number, number] | null
  readonly isAsExpected: boolean
  /** Scripted acts that were refused in the last run: about, kind and reason. */
  readonly refused: readonly string[]
}

export interface Exploration {
  readonly policies: readonly PolicyRuns[]
  /** Difference of the means of neighbours over their pooled standard deviation; null where neither varies. */
  readonly separations: readonly {
    readonly lower: string
    readonly upper: string
    readonly difference: number
    readonly d: number | null
  }[]
  readonly neverArrived: readonly string[]
  readonly neverHappened: readonly string[]
  readonly neverFired: readonly string[]
  readonly neverTaken: readonly string[]
}

/**
 * Plays a scenario thousands of times: at random, and by each of its scripts under many seeds. `progress` hears the share
 * done, 0 to 1, after every run; what it throws ends the work.
 */
export function explore(
  scenario: Scenario,
  { runs, seed, progress }: { readonly runs: number; readonly seed: number; progress?: (share: number) => void },
): Exploration {
  const seen = {
    arrived: new Set<string>(),
    happened: new Set<string>(),
    fired: new Set<string>(),
    taken: new Set<string>(),
  }
  const scripted = scenario.policies ?? []
  const runsOfScript = Math.max(20, Math.round(runs / 10))
  const all = runs + scripted.length * runsOfScript
  let played = 0
  const onRun = () => {
    played += 1
    progress?.(played / all)
  }
  const policies = [
    measure(scenario, 'random', runs, seed, seen, (run, n) => {
      playAtRandom(scenario, run, createRandom(seed + n))
      onRun()
    }),
    ...scripted.map(({ name, acts, expects }) =>
      measure(
        scenario,
        name,
        runsOfScript,
        seed,
        seen,
        (run, n) => {
          playScript(scenario, run, acts, n === 0 ? null : createRandom(seed + n))
          onRun()
        },
        expects,
      ),
    ),
  ]
  const lacking = (ids: readonly string[], set: ReadonlySet<string>) => ids.filter((id) => !set.has(id))
  return {
    policies,
    separations: policies.slice(1).map((upper, n) => separation(policies[n]!, upper)),
    neverArrived: lacking(
      scenario.messages.map(({ id }) => id),
      seen.arrived,
    ),
    neverHappened: lacking(
      scenario.events.map(({ id }) => id),
      seen.happened,
    ),
    neverFired: lacking(
      scenario.rules.map(({ id }) => id),
      seen.fired,
    ),
    neverTaken: lacking(
      scenario.messages.flatMap(({ options = [] }) => options.map(({ id }) => id)),
      seen.taken,
    ),
  }
}

type Seen = Readonly<Record<'arrived' | 'happened' | 'fired' | 'taken', Set<string>>>

function measure(
  scenario: Scenario,
  policy: string,
  runs: number,
  seed: number,
  seen: Seen,
  play: (run: Run, n: number) => void,
  expects?: readonly [number, number],
): PolicyRuns {
  const shares: number[] = []
  const totals = new Map<string, number>()
  let refused: string[] = []
  for (let n = 0; n < runs; n += 1) {
    const run = new Run(scenario, seed + n)
    play(run, n)
    run.advance(endOf(scenario))
    const { competencies, evidence } = scoreRun(scenario, run.state)
    const sum = (of: (one: (typeof competencies)[number]) => number) =>
      competencies.reduce((all, one) => all + of(one), 0)
    shares.push((sum(({ earned }) => earned) - sum(({ least }) => least)) / sum(({ most, least }) => most - least))
    for (const { competency, share } of competencies)
      totals.set(competency, (totals.get(competency) ?? 0) + (share ?? 0))
    for (const [id, { arrived }] of run.state.messages) if (arrived) seen.arrived.add(id)
    for (const id of run.state.happened.keys()) seen.happened.add(id)
    for (const { ruleId, earned } of evidence) if (earned !== 0) seen.fired.add(ruleId)
    for (const { act } of run.state.acts) if (act.option) seen.taken.add(act.option)
    refused = run.state.refused.map(({ act, reason }) => `${act.about} ${act.option ?? act.kind}: ${reason}`)
  }
  const mean = shares.reduce((all, one) => all + one, 0) / runs
  const sd = Math.sqrt(shares.reduce((all, one) => all + (one - mean) ** 2, 0) / Math.max(1, runs - 1))
  const percent = 100 * mean
  return {
    ...{ policy, runs, mean, sd, least: Math.min(...shares), most: Math.max(...shares) },
    byCompetency: Object.fromEntries([...totals].map(([competency, total]) => [competency, total / runs])),
    expects: expects ?? null,
    isAsExpected: !expects || (percent >= expects[0] && percent <= expects[1]),
    refused: policy === 'random' ? [] : refused,
  }
}

const endOf = ({ clock }: Scenario) => Math.ceil((clock.minutes * 60) / clock.pace)

function separation(lower: PolicyRuns, upper: PolicyRuns) {
  const pooled = Math.sqrt((lower.sd ** 2 + upper.sd ** 2) / 2)
  const difference = upper.mean - lower.mean
  return { lower: lower.policy, upper: upper.policy, difference, d: pooled > 0 ? difference / pooled : null }
}

/** Nobody plays a script to the minute: after the first run an act is now and then left out, and most come a little later. */
const SLIP_PERCENT = 10
const LATEST_MINUTES = 7

function playScript(
  { clock }: Scenario,
  run: Run,
  acts: NonNullable<Scenario['policies']>[number]['acts'],
  random: Random | null,
): void {
  let at = 0
  acts.forEach(({ minute, ...act }, n) => {
    if (random && random.below(100) < SLIP_PERCENT) return
    const later = random ? random.below(LATEST_MINUTES) : 0
    at = Math.max(at, Math.ceil(((minute + later) * 60) / clock.pace))
    run.take({ ...act, seq: n + 1, at })
  })
}

const KINDS: readonly ActKind[] = [
  'open',
  'open',
  'decide',
  'decide',
  'reply',
  'delegate',
  'ask',
  'schedule',
  'escalate',
]
const WORDS = 'kami sudah memeriksa dan akan menindaklanjuti hal ini bersama pihak terkait secepatnya'.split(' ')

function playAtRandom(scenario: Scenario, run: Run, random: Random): void {
  const end = endOf(scenario)
  let seq = 0
  for (let at = 5 + random.below(60); at < end; at += 10 + random.below(80)) {
    run.advance(at)
    const act = randomAct(scenario, run, random)
    if (act) run.take({ ...act, seq: ++seq, at })
  }
}

function randomAct(scenario: Scenario, run: Run, random: Random): Omit<Act, 'seq' | 'at'> | null {
  const here = scenario.messages.filter(({ id }) => {
    const { arrived, closed } = run.state.messages.get(id)!
    return arrived !== null && !closed
  })
  if (here.length === 0) return null
  const message = random.pick(here)
  const kind = random.pick(KINDS)
  const to = random.pick(scenario.actors).id
  if (kind === 'open' && random.below(2) === 0 && scenario.documents.length > 0)
    return { kind, about: random.pick(scenario.documents).id }
  if (kind === 'decide') {
    const offered = (message.options ?? []).filter(({ when }) => !when || holds(when, run.state))
    return offered.length > 0 ? { kind, about: message.id, option: random.pick(offered).id } : null
  }
  if (kind === 'schedule') {
    const from = random.below(scenario.clock.minutes)
    const entry =
      random.below(2) === 0 && run.state.calendar.length > 0 ? random.pick(run.state.calendar).id : message.id
    return { kind, about: entry, slot: { from, to: from + 15 + random.below(45) } }
  }
  if (kind === 'reply')
    return {
      kind,
      about: message.id,
      text: Array.from({ length: random.below(60) }, () => random.pick(WORDS)).join(' '),
    }
  return kind === 'open' ? { kind, about: message.id } : { kind, about: message.id, to }
}
