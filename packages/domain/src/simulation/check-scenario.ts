import { findKeys } from './find-keys.ts'
import { error, type Finding, warning } from './finding.ts'
import { type Reference, referencesOf } from './references.ts'
import type { Scenario } from './scenario.ts'

const LEAST_RULES = 4
/** Everything that is wrong with a scenario, or weak, without playing it. Errors forbid its use. */
export function checkScenario(scenario: Scenario): Finding[] {
  return [
    ...findDuplicates(scenario),
    ...findUnknown(scenario),
    ...findCycles(scenario),
    ...findUnreachable(scenario),
    ...findDeadEnds(scenario),
    ...findUnpayable(scenario),
    ...findScoring(scenario),
    ...findKeys(scenario),
  ]
}

function partsOf(scenario: Scenario): readonly (readonly [string, readonly string[]])[] {
  const { actors, resources, documents, calendar, messages, events, rules, rating } = scenario
  const parts = { actors, resources, documents, calendar, messages, events, rules, rating }
  return [
    ...Object.entries(parts).map(([name, list]) => [name, list.map(({ id }) => id)] as const),
    ['options', messages.flatMap(({ options = [] }) => options.map(({ id }) => id))],
  ]
}

function findDuplicates(scenario: Scenario): Finding[] {
  return partsOf(scenario).flatMap(([part, ids]) =>
    [...new Set(ids.filter((id, n) => ids.indexOf(id) !== n))].map((id) => error('duplicate-id', `${part} ${id}`, id)),
  )
}

function findUnknown(scenario: Scenario): Finding[] {
  const parts = new Map(partsOf(scenario))
  const marks = scenario.events.flatMap(({ effects }) => effects.flatMap((one) => ('mark' in one ? [one.mark] : [])))
  const known: Record<Reference['kind'], readonly string[]> = {
    actor: parts.get('actors')!,
    message: parts.get('messages')!,
    document: parts.get('documents')!,
    resource: parts.get('resources')!,
    event: parts.get('events')!,
    option: parts.get('options')!,
    mark: marks,
    target: [
      ...['messages', 'documents', 'calendar'].flatMap((part) => parts.get(part)!),
      ...scenario.events.flatMap(({ effects }) =>
        effects.flatMap((one) => ('calendar' in one ? [one.calendar.id] : [])),
      ),
    ],
  }
  return referencesOf(scenario)
    .filter(({ kind, id }) => !known[kind].includes(id))
    .map(({ where, id }) => error('unknown-id', where, id))
}

/** Events that wait for one another: none of them can ever happen. */
function findCycles({ events }: Scenario): Finding[] {
  const waitsFor = new Map(events.map(({ id, when }) => [id, 'after' in when ? when.after : null]))
  return events
    .filter(({ id }) => {
      const seen = new Set<string>()
      for (let next = waitsFor.get(id) ?? null; next !== null && !seen.has(next); next = waitsFor.get(next) ?? null) {
        if (next === id) return true
        seen.add(next)
      }
      return false
    })
    .map(({ id }) => error('cycle', `events ${id}`, id))
}

function findUnreachable({ clock, messages, events }: Scenario): Finding[] {
  const sent = new Set(events.flatMap(({ effects }) => effects.flatMap((one) => ('send' in one ? [one.send] : []))))
  return [
    ...messages
      .filter(({ id, arrives }) => arrives === null && !sent.has(id))
      .map(({ id }) => error('never-sent', `messages ${id}`, id)),
    ...messages
      .filter(({ arrives }) => arrives !== null && arrives >= clock.minutes)
      .map(({ id, arrives }) => error('after-the-end', `messages ${id}`, String(arrives))),
    ...events
      .filter(({ when }) => 'at' in when && when.at > clock.minutes)
      .map(({ id, when }) => error('after-the-end', `events ${id}`, String((when as { at: number }).at))),
  ]
}

const DOING: readonly string[] = ['reply', 'delegate', 'schedule', 'decide', 'ask', 'postpone', 'escalate', 'archive']

function findDeadEnds({ messages }: Scenario): Finding[] {
  return [
    ...messages
      .filter(({ acts }) => acts && !acts.some((kind) => DOING.includes(kind)))
      .map(({ id }) => warning('nothing-to-do', `messages ${id}`, id)),
    ...messages
      .filter(({ arrives, closes }) => arrives !== null && closes != null && closes <= arrives)
      .map(({ id, closes }) => error('closes-before-arrival', `messages ${id}`, String(closes))),
  ]
}

function findUnpayable({ resources, messages, events }: Scenario): Finding[] {
  const gains = new Map<string, number>()
  for (const effect of events.flatMap(({ effects }) => effects))
    if ('change' in effect && effect.by > 0) gains.set(effect.change, (gains.get(effect.change) ?? 0) + effect.by)
  const most = new Map(
    resources.map(({ id, start, least = 0, most: top = Number.POSITIVE_INFINITY }) => [
      id,
      Math.min(top, start + (gains.get(id) ?? 0)) - least,
    ]),
  )
  return messages.flatMap(({ options = [] }) =>
    options.flatMap(({ id, cost = {} }) =>
      Object.entries(cost)
        .filter(([resource, price]) => price > (most.get(resource) ?? Number.POSITIVE_INFINITY))
        .map(([resource]) => error('never-payable', `options ${id}`, resource)),
    ),
  )
}

function findScoring({ competencies, rules, rating }: Scenario): Finding[] {
  return [
    ...[...rules, ...rating]
      .filter(({ competency, indicator }) => !indicator.startsWith(`${competency}.`))
      .map(({ id, indicator }) => error('wrong-indicator', `rules ${id}`, indicator)),
    ...[...rules, ...rating]
      .filter(({ competency }) => !competencies.includes(competency))
      .map(({ id, competency }) => error('unknown-id', `rules ${id}`, competency)),
    ...competencies.flatMap((competency): Finding[] => {
      const own = rules.filter((rule) => rule.competency === competency)
      const where = `competencies ${competency}`
      if (own.length === 0) return [error('unscored', where, competency)]
      const bases = new Set(own.map(({ basis }) => basis))
      return [
        ...(own.length < LEAST_RULES ? [warning('few-rules', where, String(own.length))] : []),
        ...(bases.size < 2 ? [warning('one-basis', where, [...bases].join())] : []),
      ]
    }),
  ]
}
