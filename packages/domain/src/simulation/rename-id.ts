import type { Reference } from './references.ts'
import type { ActPattern, Condition, EvidencePattern, Scenario, Trigger } from './scenario.ts'

/** What bears a name in a file; nothing points at a rule, a rating or a policy. */
export type NameKind = Exclude<Reference['kind'], 'target'> | 'calendar' | 'rule' | 'rating' | 'policy'
type Rename = (kinds: readonly NameKind[], id: string) => string

const TARGETS: readonly NameKind[] = ['message', 'document', 'calendar']
type Ids = string | readonly string[]
const ids = (value: Ids, rename: (id: string) => string): Ids =>
  typeof value === 'string' ? rename(value) : value.map(rename)

function inPattern(pattern: ActPattern, rename: Rename): ActPattern {
  const { about, to, option } = pattern
  return {
    ...pattern,
    ...(about === undefined ? {} : { about: ids(about, (id) => rename(TARGETS, id)) }),
    ...(to === undefined ? {} : { to: ids(to, (id) => rename(['actor'], id)) }),
    ...(option === undefined ? {} : { option: ids(option, (id) => rename(['option'], id)) }),
  }
}

function inCondition(condition: Condition, rename: Rename): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => inCondition(one, rename)) }
  if ('any' in condition) return { any: condition.any.map((one) => inCondition(one, rename)) }
  if ('not' in condition) return { not: inCondition(condition.not, rename) }
  if ('happened' in condition) return { happened: rename(['event'], condition.happened) }
  if ('marked' in condition) return { marked: rename(['mark'], condition.marked) }
  if ('done' in condition) return { done: inPattern(condition.done, rename) }
  return 'resource' in condition ? { ...condition, resource: rename(['resource'], condition.resource) } : condition
}

function inEvidence(pattern: EvidencePattern, rename: Rename): EvidencePattern {
  if ('all' in pattern) return { all: pattern.all.map((one) => inEvidence(one, rename)) }
  if ('any' in pattern) return { any: pattern.any.map((one) => inEvidence(one, rename)) }
  if ('not' in pattern) return { not: inEvidence(pattern.not, rename) }
  if ('atEnd' in pattern) return { atEnd: inCondition(pattern.atEnd, rename) }
  if ('count' in pattern) return { ...pattern, count: inPattern(pattern.count, rename) }
  if ('sequence' in pattern) return { sequence: pattern.sequence.map((one) => inPattern(one, rename)) }
  const { act, beforeEvent, afterEvent, afterReading, beforeAct, afterAct } = pattern
  return {
    ...pattern,
    act: inPattern(act, rename),
    ...(beforeEvent === undefined ? {} : { beforeEvent: rename(['event'], beforeEvent) }),
    ...(afterEvent === undefined ? {} : { afterEvent: rename(['event'], afterEvent) }),
    ...(afterReading === undefined ? {} : { afterReading: afterReading.map((id) => rename(TARGETS, id)) }),
    ...(beforeAct === undefined ? {} : { beforeAct: inPattern(beforeAct, rename) }),
    ...(afterAct === undefined ? {} : { afterAct: inPattern(afterAct, rename) }),
  }
}

function inTrigger(when: Trigger, rename: Rename): Trigger {
  if ('act' in when) return { act: inPattern(when.act, rename) }
  if ('holds' in when) return { holds: inCondition(when.holds, rename) }
  return 'after' in when ? { after: rename(['event'], when.after) } : when
}

/**
 * The same scenario with one name changed, where it is given and wherever it is used. The new name must be free: two things
 * of one name cannot be told apart again.
 */
export function renameId(scenario: Scenario, kind: NameKind, before: string, after: string): Scenario {
  const rename: Rename = (kinds, id) => (id === before && kinds.includes(kind) ? after : id)
  const own = <T extends { readonly id: string }>(of: NameKind, list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, id: rename([of], one.id) }))
  const people = (list: readonly string[]) => list.map((id) => rename(['actor'], id))
  const entry = <T extends { readonly with?: readonly string[] }>(one: T): T => ({
    ...one,
    ...(one.with ? { with: people(one.with) } : {}),
  })
  const { actors, resources, documents, calendar, messages, events, rules, rating, policies } = scenario
  return {
    ...scenario,
    actors: own('actor', actors),
    resources: own('resource', resources),
    documents: own('document', documents),
    calendar: own('calendar', calendar).map(entry),
    messages: own('message', messages).map((message) => ({
      ...message,
      from: rename(['actor'], message.from),
      ...(message.attachments ? { attachments: message.attachments.map((id) => rename(['document'], id)) } : {}),
      ...(message.options
        ? {
            options: own('option', message.options).map((option) => ({
              ...option,
              ...(option.cost
                ? {
                    cost: Object.fromEntries(
                      Object.entries(option.cost).map(([id, price]) => [rename(['resource'], id), price]),
                    ),
                  }
                : {}),
              ...(option.when ? { when: inCondition(option.when, rename) } : {}),
            })),
          }
        : {}),
    })),
    events: own('event', events).map((event) => ({
      ...event,
      when: inTrigger(event.when, rename),
      ...(event.only ? { only: inCondition(event.only, rename) } : {}),
      ...(event.unless ? { unless: inCondition(event.unless, rename) } : {}),
      effects: event.effects.map((effect) => {
        if ('send' in effect) return { send: rename(['message'], effect.send) }
        if ('close' in effect) return { close: rename(['message'], effect.close) }
        if ('reveal' in effect) return { reveal: rename(['document'], effect.reveal) }
        if ('change' in effect) return { ...effect, change: rename(['resource'], effect.change) }
        if ('mark' in effect) return { ...effect, mark: rename(['mark'], effect.mark) }
        return 'calendar' in effect ? { calendar: entry(own('calendar', [effect.calendar])[0]!) } : effect
      }),
    })),
    rules: own('rule', rules).map((rule) => ({ ...rule, pattern: inEvidence(rule.pattern, rename) })),
    rating: own('rating', rating).map((one) => ({
      ...one,
      about: rename(['message'], one.about),
      ...(one.to ? { to: people(one.to) } : {}),
    })),
    ...(policies
      ? {
          policies: policies.map((policy) => ({
            ...policy,
            name: rename(['policy'], policy.name),
            acts: policy.acts.map((act) => ({
              ...act,
              about: rename(TARGETS, act.about),
              ...(act.to === undefined ? {} : { to: rename(['actor'], act.to) }),
              ...(act.option === undefined ? {} : { option: rename(['option'], act.option) }),
            })),
          })),
        }
      : {}),
  }
}
