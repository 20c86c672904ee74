import type { RoundTier } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import type { i18n as I18n } from 'i18next'
import { datumName, ruleName } from '../../../lib/rule-words.ts'

/** From the highest; as they stand in a form and on the round. */
export const ROUND_TIERS = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] as const satisfies readonly RoundTier[]

export const tierNames = (tiers: readonly RoundTier[]): string =>
  ROUND_TIERS.filter((tier) => tiers.includes(tier))
    .map(tierName)
    .join(', ')

/** Why a pair is none: a rule by its name, a missing datum, or what the round does not offer. */
export function barredName(reason: string, i18n: I18n): string {
  const [, datum] = reason.match(/^unknown:(.+)$/) ?? []
  if (datum) return i18n.t('placement:barred.unknown', { datum: datumName(datum, i18n) })
  const key = `placement:barred.${reason}`
  return i18n.exists(key) ? i18n.t(key) : ruleName(reason, i18n)
}

/** By name: rules of two kinds of posts may have one, and no pair falls under both. */
export function barredByName(barred: readonly { reason: string; pairs: number }[], i18n: I18n) {
  const byName = Map.groupBy(barred, ({ reason }) => barredName(reason, i18n))
  return [...byName]
    .map(([name, rows]) => ({ name, pairs: rows.reduce((sum, { pairs }) => sum + pairs, 0) }))
    .sort((a, b) => b.pairs - a.pairs)
}

/** A part of a record that changed since the freeze, by its name. */
export function factName(part: string, i18n: I18n): string {
  const key = `placement:fact.${part}`
  return i18n.exists(key) ? i18n.t(key) : datumName(part, i18n)
}
