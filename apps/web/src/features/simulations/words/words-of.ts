import type { ActPattern, Condition, Effect, EvidencePattern, Scenario, WorldEvent } from '@petakom/domain'
import type { TFunction } from 'i18next'
import { clockAt } from '../editor/clock-at.ts'
import { type ChoiceKind, choicesOf } from '../editor/names.ts'

const many = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids

export interface WordsOf {
  act(pattern: ActPattern): string
  condition(condition: Condition): string
  evidence(pattern: EvidencePattern): string
  /** When an event happens, and what it brings about. */
  event(event: WorldEvent): { readonly when: string; readonly effects: readonly string[] }
}

/** Patterns, conditions and events of a scenario as sentences of the page. */
export function wordsOf(scenario: Scenario, t: TFunction): WordsOf {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const nameOf = (kind: ChoiceKind, id: string): string => {
    if (!known.has(kind)) known.set(kind, new Map(choicesOf(scenario, kind).map(({ value, label }) => [value, label])))
    return `“${known.get(kind)!.get(id) ?? id}”`
  }
  const or = (kind: ChoiceKind, ids: string | readonly string[] | undefined) =>
    many(ids)
      .map((id) => nameOf(kind, id))
      .join(` ${t('simulation:words.or')} `)
  const hour = (minute: number) => clockAt(scenario.clock.starts, minute) ?? String(minute)
  const joined = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ')

  const act = ({ kind, about, to, option, slotWithin, withoutClash, leastWords }: ActPattern): string =>
    joined([
      [
        many(kind)
          .map((one) => t(`simulation:act.${one}`))
          .join(` ${t('simulation:words.or')} `),
        about === undefined ? '' : or('target', about),
      ]
        .filter(Boolean)
        .join(' '),
      option !== undefined && t('simulation:words.option', { name: or('option', option) }),
      to !== undefined && t('simulation:score.to', { name: or('actor', to) }),
      slotWithin && t('simulation:score.slot', { from: hour(slotWithin.from), to: hour(slotWithin.to) }),
      withoutClash && t('simulation:words.withoutClash'),
      leastWords !== undefined && t('simulation:words.leastWords', { count: leastWords }),
    ])

  const condition = (one: Condition): string => {
    if ('all' in one) return one.all.map((inner) => `(${condition(inner)})`).join(` ${t('simulation:words.and')} `)
    if ('any' in one) return one.any.map((inner) => `(${condition(inner)})`).join(` ${t('simulation:words.or')} `)
    if ('not' in one) return t('simulation:words.not', { what: condition(one.not) })
    if ('happened' in one) return t('simulation:words.happened', { name: nameOf('event', one.happened) })
    if ('marked' in one) return t('simulation:words.marked', { name: one.marked })
    if ('done' in one) return t('simulation:words.done', { what: act(one.done) })
    if ('before' in one) return t('simulation:words.before', { hour: hour(one.before) })
    if ('after' in one) return t('simulation:words.from', { hour: hour(one.after) })
    return joined([
      nameOf('resource', one.resource),
      one.least !== undefined && t('simulation:words.least', { value: one.least }),
      one.most !== undefined && t('simulation:words.most', { value: one.most }),
    ])
  }

  const evidence = (pattern: EvidencePattern): string => {
    if ('all' in pattern) return pattern.all.map((one) => `(${evidence(one)})`).join(` ${t('simulation:words.and')} `)
    if ('any' in pattern) return pattern.any.map((one) => `(${evidence(one)})`).join(` ${t('simulation:words.or')} `)
    if ('not' in pattern) return t('simulation:words.unseen', { what: evidence(pattern.not) })
    if ('atEnd' in pattern) return t('simulation:words.atEnd', { what: condition(pattern.atEnd) })
    if ('sequence' in pattern) return pattern.sequence.map(act).join(`; ${t('simulation:words.then')} `)
    if ('count' in pattern)
      return joined([
        act(pattern.count),
        pattern.least !== undefined && t('simulation:words.leastTimes', { count: pattern.least }),
        pattern.most !== undefined && t('simulation:words.mostTimes', { count: pattern.most }),
      ])
    const { by, within, notBefore, beforeEvent, afterEvent, afterReading, beforeAct, afterAct, leastConsideration } =
      pattern
    return joined([
      act(pattern.act),
      by !== undefined && t('simulation:words.by', { hour: hour(by) }),
      notBefore !== undefined && t('simulation:words.notBefore', { hour: hour(notBefore) }),
      within !== undefined && t('simulation:words.within', { count: within }),
      beforeEvent !== undefined && t('simulation:words.beforeEvent', { name: nameOf('event', beforeEvent) }),
      afterEvent !== undefined && t('simulation:words.afterEvent', { name: nameOf('event', afterEvent) }),
      afterReading !== undefined &&
        t('simulation:words.afterReading', { names: afterReading.map((id) => nameOf('target', id)).join(', ') }),
      beforeAct && t('simulation:words.beforeAct', { what: act(beforeAct) }),
      afterAct && t('simulation:words.afterAct', { what: act(afterAct) }),
      leastConsideration !== undefined && t('simulation:words.considered', { count: leastConsideration }),
    ])
  }

  const effect = (one: Effect): string => {
    if ('send' in one) return t('simulation:words.sends', { name: nameOf('message', one.send) })
    if ('reveal' in one) return t('simulation:words.reveals', { name: nameOf('document', one.reveal) })
    if ('close' in one) return t('simulation:words.closes', { name: nameOf('message', one.close) })
    if ('change' in one)
      return t('simulation:words.changes', {
        name: nameOf('resource', one.change),
        by: one.by > 0 ? `+${one.by}` : String(one.by),
      })
    if ('mark' in one) return t(one.is ? 'simulation:words.sets' : 'simulation:words.unsets', { name: one.mark })
    if ('notice' in one) return t('simulation:words.tells', { text: one.notice })
    if ('calendar' in one) {
      const { title, from, to } = one.calendar
      return t('simulation:words.adds', { name: title, from: hour(from), to: hour(to) })
    }
    return t('simulation:words.ends')
  }

  const event = ({ when, delay, only, unless, chance, effects }: WorldEvent) => ({
    when: joined([
      'at' in when
        ? t('simulation:words.at', { hour: hour(when.at) })
        : 'act' in when
          ? t('simulation:words.onAct', { what: act(when.act) })
          : 'holds' in when
            ? t('simulation:words.holds', { what: condition(when.holds) })
            : t('simulation:words.afterEvent', { name: nameOf('event', when.after) }),
      delay !== undefined && delay > 0 && t('simulation:words.delay', { count: delay }),
      chance !== undefined && chance < 100 && t('simulation:words.chance', { percent: chance }),
      only && t('simulation:words.only', { what: condition(only) }),
      unless && t('simulation:words.unless', { what: condition(unless) }),
    ]),
    effects: effects.map(effect),
  })
  return { act, condition, evidence, event }
}
