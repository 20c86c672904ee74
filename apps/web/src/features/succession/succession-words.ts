import type { SuccessionCandidate } from '@petakom/contract'
import type { ReadinessSlot } from '@petakom/domain'
import type { i18n as I18n } from 'i18next'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { datumName, fitPartName, ruleName } from '../../lib/rule-words.ts'

/** Hundredths as points: "72,40". */
export const formatFit = (hundredths: number): string => formatNumber(hundredths / 100, { least: 2, most: 2 })

export const slotName = (slot: ReadinessSlot | null, { t }: I18n): string => t(`succession:slot.${slot ?? 'none'}`)

/** "siap sekarang", or the slot with the day on which the rules begin to hold. */
export function readinessWords(
  { slot, firstDate }: Pick<SuccessionCandidate, 'slot' | 'firstDate'>,
  i18n: I18n,
): string {
  if (slot === null || slot === 'now' || firstDate === null) return slotName(slot, i18n)
  return i18n.t('succession:readiness.from', { slot: slotName(slot, i18n), day: formatDate(firstDate) })
}

/** What is in the way: rules that do not hold, with the day on which they will, and data that are missing. */
export function blockerSentences({ blockers, missingParts }: SuccessionCandidate, i18n: I18n): string[] {
  const rules = blockers.map(({ code, status, firstDate, missing }) => {
    const rule = ruleName(code, i18n)
    if (status === 'unknown') {
      const data = missing.map((datum) => datumName(datum, i18n)).join(', ')
      return i18n.t('succession:blocker.unknown', { rule, data })
    }
    return firstDate === null
      ? i18n.t('succession:blocker.never', { rule })
      : i18n.t('succession:blocker.from', { rule, day: formatDate(firstDate) })
  })
  const parts = missingParts.map((part) => fitPartName(part, i18n)).join(', ')
  return parts ? [...rules, i18n.t('succession:blocker.fit', { parts })] : rules
}

export interface Fit {
  readonly total: number
  readonly low: number
  readonly high: number
}

/** "72,40 (68,10–75,00)". */
export const fitWords = ({ total, low, high }: Fit, { t }: I18n): string =>
  t('succession:fit.value', { total: formatFit(total), low: formatFit(low), high: formatFit(high) })

/** Setara: below the best, but the intervals overlap. */
export const isEvenWith = (fit: Fit, best: Fit | null): boolean =>
  best !== null && fit.total < best.total && fit.high >= best.low
