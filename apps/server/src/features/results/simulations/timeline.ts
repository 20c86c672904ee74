import type { SimulationAttemptScore } from '@petakom/contract'
import type { Act, Evidence, RunState, Scenario } from '@petakom/domain'
import type { JournalOfActs } from '../../../simulations/read-acts.ts'

type Timeline = NonNullable<SimulationAttemptScore['score']>['timeline']
type Refused = Timeline[number]['refused']

/** Every act that was kept, in the words of the scenario, with the points that it gave or the reason why it changed nothing. */
export function describeTimeline(
  scenario: Scenario,
  state: RunState,
  { setAside }: JournalOfActs,
  evidence: readonly Evidence[],
  delays: ReadonlyMap<number, number>,
  minuteOf: (at: number) => number,
): Timeline {
  const nameOf = namesOf(scenario, state)
  const describe = (act: Act, minute: number, refused: Refused): Timeline[number] => ({
    ...{ seq: act.seq, at: act.at, minute, delay: delays.get(act.seq) ?? 0, kind: act.kind, about: act.about, refused },
    aboutTitle: nameOf.target(act.about),
    ...{ to: act.to ?? null, toName: act.to === undefined ? null : nameOf.actor(act.to) },
    ...{ option: act.option ?? null, optionLabel: act.option === undefined ? null : nameOf.option(act.option) },
    ...{ slot: act.slot ?? null, text: act.text ?? '' },
    earned: evidence.flatMap(({ ruleId, earned, acts }) =>
      earned !== 0 && acts.includes(act.seq) ? [{ ruleId, points: earned }] : [],
    ),
  })
  return [
    ...state.acts.map(({ act, minute }) => describe(act, minute, null)),
    ...state.refused.map(({ act, reason }) => describe(act, minuteOf(act.at), reason)),
    ...setAside.map(({ act, reason }) => describe(act, minuteOf(act.at), reason)),
  ].sort((one, other) => one.seq - other.seq)
}

/** What an id is called; an id that names nothing stays as it is. */
function namesOf({ messages, documents, actors }: Scenario, { calendar }: RunState) {
  const targets = new Map([
    ...messages.map(({ id, subject }) => [id, subject] as const),
    ...documents.map(({ id, title }) => [id, title] as const),
    ...calendar.map(({ id, title }) => [id, title] as const),
  ])
  const people = new Map(actors.map(({ id, name }) => [id, name]))
  const options = new Map(messages.flatMap(({ options: own = [] }) => own.map(({ id, label }) => [id, label])))
  return {
    target: (id: string) => targets.get(id) ?? id,
    actor: (id: string) => people.get(id) ?? id,
    option: (id: string) => options.get(id) ?? id,
  }
}
