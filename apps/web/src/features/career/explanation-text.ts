import type { getExplanation, ResponseOf } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import {
  clauseText,
  datumNames,
  firstDateText,
  limitText,
  placeText,
  pointsText,
  ruleName,
  valueText,
} from './rule-words.ts'

type Explanation = ResponseOf<typeof getExplanation>

export const statusSentence = ({ status }: Explanation, { t }: I18n) => t(`career:explain.status.${status}`)

/** What is short, exactly; nothing where the pair is no candidate or is in the plan already. */
export function shortfallSentence({ status, shortfall, fit }: Explanation, { t }: I18n): string | null {
  if (status !== 'candidate') return null
  if (shortfall === null) return t('career:explain.unfilled')
  if (shortfall === 0) return t('career:explain.shortfallZero')
  const points = pointsText(shortfall)
  const needs = fit ? ` ${t('career:explain.needs', { fit: pointsText(fit.total), shortfall: points })}` : ''
  return t('career:explain.shortfall', { shortfall: points }) + needs
}

export function chosenSentence({ chosen }: Explanation, { t }: I18n): string {
  if (!chosen) return t('career:explain.nobody')
  const [fit, low, high] = [chosen.fit, chosen.low, chosen.high].map(pointsText)
  return t('career:explain.chosenRow', { name: chosen.name, fit, low, high })
}

export function stepSentence({ official, from, to }: Explanation['consequence'][number], { t }: I18n): string {
  const step = t('career:explain.step', { name: official.name, post: to.name, unit: to.unitName })
  return from ? `${step} ${t('career:explain.stepFrom', { from: from.name })}` : step
}

/** The whole explanation as plain text, for a letter or a message. */
export function explanationText(explanation: Explanation, planName: string, i18n: I18n): string {
  const { t } = i18n
  const { official, post, rules, parts, fit, chosen, consequence } = explanation
  const lines = [
    t('career:explain.heading', { official: official.name, post: post.name }),
    planName,
    `${formatNip(official.nip)}. ${t('career:explain.now', { post: official.postName ?? '–' })}.`,
    `${placeText(post.unitName, post.agencyName)}.`,
    '',
    statusSentence(explanation, i18n),
    shortfallSentence(explanation, i18n),
    explanation.placedIn ? t('career:explain.placedIn', { post: explanation.placedIn }) : t('career:explain.stays'),
    '',
    `${t('career:explain.chosen')}: ${chosenSentence(explanation, i18n)}`,
    chosen && chosen.index !== official.index
      ? t(chosen.isEven ? 'career:explain.isEven' : 'career:explain.notEven')
      : null,
    '',
    `${t('career:explain.parts')}:`,
    ...parts.map((part) =>
      part.value === null || part.points === null
        ? `- ${t(`career:part.${part.code}`)}: ${t('career:fit.unknown')}`
        : `- ${t('career:fit.row', {
            part: t(`career:part.${part.code}`),
            value: pointsText(part.value),
            weight: formatNumber(part.weight),
            points: pointsText(part.points),
          })}`,
    ),
    fit && fit.missing.length === 0
      ? t('career:fit.rangeSentence', {
          total: pointsText(fit.total),
          low: pointsText(fit.low),
          high: pointsText(fit.high),
        })
      : null,
    '',
    `${t('career:explain.rules')}:`,
    ...rules.map((rule) => ruleLine(rule, i18n)),
    ...(consequence.length > 0
      ? [
          '',
          `${t('career:explain.consequence')}:`,
          ...consequence.map((move, at) => `${at + 1}. ${stepSentence(move, i18n)}`),
        ]
      : []),
  ]
  return lines.filter((line) => line !== null).join('\n')
}

function ruleLine(rule: Explanation['rules'][number], i18n: I18n): string {
  const { t } = i18n
  const told = [
    `- ${ruleName(rule.code, i18n)}: ${t(`career:rule.status.${rule.status}`)}`,
    `${t('career:explain.official').toLowerCase()} ${valueText(rule, i18n)}`,
    `${t('career:rule.limit').toLowerCase()} ${limitText(rule.code, rule, i18n)}`,
    rule.status === 'failed' ? `${t('career:rule.from').toLowerCase()} ${firstDateText(rule, i18n)}` : null,
    rule.missing.length > 0 ? t('career:rule.missingDatum', { data: datumNames(rule.missing, i18n) }) : null,
    clauseText(rule.clause, i18n),
  ]
  return told.filter((part) => part !== null).join('; ')
}

/** Which plan, of which round, on which day. */
export const planLine = (plan: { number: number; round: { name: string; date: string } }, { t }: I18n) =>
  `${t('career:explain.lead', { number: plan.number, round: plan.round.name })} (${formatDate(plan.round.date)})`
