import type { ActPattern, Condition, EvidencePattern, Scenario, Trigger } from './scenario.ts'

/** A name that the file uses, what it should be the name of, and where it stands. */
export interface Reference {
  readonly kind: 'actor' | 'message' | 'document' | 'resource' | 'event' | 'mark' | 'option' | 'target'
  readonly id: string
  readonly where: string
}

const many = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids

function ofPattern({ about, to, option }: ActPattern, where: string): Reference[] {
  return [
    ...many(about).map((id) => ({ kind: 'target' as const, id, where })),
    ...many(to).map((id) => ({ kind: 'actor' as const, id, where })),
    ...many(option).map((id) => ({ kind: 'option' as const, id, where })),
  ]
}

export function ofCondition(condition: Condition, where: string): Reference[] {
  if ('all' in condition) return condition.all.flatMap((one) => ofCondition(one, where))
  if ('any' in condition) return condition.any.flatMap((one) => ofCondition(one, where))
  if ('not' in condition) return ofCondition(condition.not, where)
  if ('happened' in condition) return [{ kind: 'event', id: condition.happened, where }]
  if ('marked' in condition) return [{ kind: 'mark', id: condition.marked, where }]
  if ('resource' in condition) return [{ kind: 'resource', id: condition.resource, where }]
  return 'done' in condition ? ofPattern(condition.done, where) : []
}

function ofEvidence(pattern: EvidencePattern, where: string): Reference[] {
  if ('all' in pattern) return pattern.all.flatMap((one) => ofEvidence(one, where))
  if ('any' in pattern) return pattern.any.flatMap((one) => ofEvidence(one, where))
  if ('not' in pattern) return ofEvidence(pattern.not, where)
  if ('atEnd' in pattern) return ofCondition(pattern.atEnd, where)
  if ('count' in pattern) return ofPattern(pattern.count, where)
  if ('sequence' in pattern) return pattern.sequence.flatMap((one) => ofPattern(one, where))
  return [
    ...[pattern.act, pattern.beforeAct, pattern.afterAct].flatMap((one) => (one ? ofPattern(one, where) : [])),
    ...[pattern.beforeEvent, pattern.afterEvent].flatMap((id) => (id ? [{ kind: 'event' as const, id, where }] : [])),
    ...(pattern.afterReading ?? []).map((id) => ({ kind: 'target' as const, id, where })),
  ]
}

function ofTrigger(when: Trigger, where: string): Reference[] {
  if ('act' in when) return ofPattern(when.act, where)
  if ('holds' in when) return ofCondition(when.holds, where)
  return 'after' in when ? [{ kind: 'event', id: when.after, where }] : []
}

/** Every name that a scenario uses. */
export function referencesOf({ messages, events, rules, rating, calendar, policies = [] }: Scenario): Reference[] {
  const actor = (id: string, where: string) => ({ kind: 'actor' as const, id, where })
  return [
    ...calendar.flatMap(({ id, with: people = [] }) => people.map((one) => actor(one, `calendar ${id}`))),
    ...messages.flatMap(({ id, from, attachments = [], options = [] }) => [
      actor(from, `messages ${id}`),
      ...attachments.map((document) => ({ kind: 'document' as const, id: document, where: `messages ${id}` })),
      ...options.flatMap(({ id: option, cost = {}, when }) => [
        ...Object.keys(cost).map((one) => ({ kind: 'resource' as const, id: one, where: `options ${option}` })),
        ...(when ? ofCondition(when, `options ${option}`) : []),
      ]),
    ]),
    ...events.flatMap(({ id, when, only, unless, effects }) => {
      const where = `events ${id}`
      return [
        ...ofTrigger(when, where),
        ...[only, unless].flatMap((one) => (one ? ofCondition(one, where) : [])),
        ...effects.flatMap((effect): Reference[] => {
          if ('send' in effect) return [{ kind: 'message', id: effect.send, where }]
          if ('close' in effect) return [{ kind: 'message', id: effect.close, where }]
          if ('reveal' in effect) return [{ kind: 'document', id: effect.reveal, where }]
          if ('change' in effect) return [{ kind: 'resource', id: effect.change, where }]
          return 'calendar' in effect ? (effect.calendar.with ?? []).map((one) => actor(one, where)) : []
        }),
      ]
    }),
    ...rules.flatMap(({ id, pattern }) => ofEvidence(pattern, `rules ${id}`)),
    ...rating.flatMap(({ id, about, to = [] }) => [
      { kind: 'message' as const, id: about, where: `rating ${id}` },
      ...to.map((one) => actor(one, `rating ${id}`)),
    ]),
    ...policies.flatMap(({ name, acts }) =>
      acts.flatMap(({ minute, about, to, option }) =>
        ofPattern(
          { kind: 'open', about, ...(to ? { to } : {}), ...(option ? { option } : {}) },
          `policies ${name} ${minute}`,
        ),
      ),
    ),
  ]
}
