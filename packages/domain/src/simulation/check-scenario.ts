import { type Reference, referencesOf } from './references.ts'
import type { EvidencePattern, EvidenceRule, Scenario, SimMessage } from './scenario.ts'

export type FindingCode =
  | 'duplicate-id'
  | 'unknown-id'
  | 'cycle'
  | 'never-sent'
  | 'after-the-end'
  | 'closes-before-arrival'
  | 'nothing-to-do'
  | 'never-payable'
  | 'unscored'
  | 'few-rules'
  | 'one-basis'
  | 'wrong-indicator'
  | 'key-in-message'
  | 'key-by-length'

export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly code: FindingCode
  /** Part of the file and id: 'events panik'. */
  readonly where: string
  /** What the sentence names: an id, a competency, a number. */
  readonly about: string
}

const LEAST_RULES = 4
/** More than this share of the decisions whose best option is the longest gives it away. */
const MOST_LONGEST = 0.6
/** Share of the words of the best option that stand in the message itself. */
const MOST_SHARED = 0.7
const CONTENT_WORD = 5

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

const error = (code: FindingCode, where: string, about: string): Finding => ({ severity: 'error', code, where, about })
const warning = (code: FindingCode, where: string, about: string): Finding => ({
  ...error(code, where, about),
  severity: 'warning',
})

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

const optionsIn = (pattern: EvidencePattern): string[] => {
  if ('all' in pattern) return pattern.all.flatMap(optionsIn)
  if ('any' in pattern) return pattern.any.flatMap(optionsIn)
  if (!('act' in pattern)) return []
  const { option } = pattern.act
  return option === undefined ? [] : typeof option === 'string' ? [option] : [...option]
}

const wordsOf = (text: string) =>
  new Set(
    text
      .toLocaleLowerCase('id')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= CONTENT_WORD),
  )

/** Points that rules give for the choice of an option, by option. */
function worthOf(rules: readonly EvidenceRule[]): Map<string, number> {
  const worth = new Map<string, number>()
  for (const { pattern, points } of rules)
    for (const option of optionsIn(pattern)) worth.set(option, (worth.get(option) ?? 0) + points)
  return worth
}

/** Whether what is read tells which option earns most: by its words, or by being the longest time after time. */
function findKeys({ messages, rules }: Scenario): Finding[] {
  const worth = worthOf(rules)
  const decisions = messages.flatMap((message) => {
    const ranked = (message.options ?? []).toSorted((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0))
    const [best, next] = ranked
    return best && next && (worth.get(best.id) ?? 0) > (worth.get(next.id) ?? 0) ? [{ message, best }] : []
  })
  const isLongest = ({ message, best }: { message: SimMessage; best: { label: string } }) =>
    message.options!.every(({ label }) => label.length <= best.label.length)
  const longest = decisions.filter(isLongest).length
  return [
    ...decisions
      .filter(({ message, best }) => {
        const wanted = wordsOf(best.label)
        const read = wordsOf([message.subject, ...message.body].join(' '))
        return wanted.size >= 3 && [...wanted].filter((word) => read.has(word)).length > MOST_SHARED * wanted.size
      })
      .map(({ message, best }) => warning('key-in-message', `messages ${message.id}`, best.id)),
    ...(decisions.length >= 3 && longest > MOST_LONGEST * decisions.length
      ? [warning('key-by-length', 'messages', `${longest}/${decisions.length}`)]
      : []),
  ]
}
