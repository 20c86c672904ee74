import type { getExplanation, ResponseOf, WhyNot } from '@petakom/contract'
import type { RoundPostRow, StandingWord } from './decided-round.ts'
import { missingDatum } from './missing-data.ts'

type Explanation = ResponseOf<typeof getExplanation>

export interface WhyQuestion {
  readonly round: { readonly name: string; readonly date: string }
  readonly post: RoundPostRow
  /** The caller's number in the frozen data. */
  readonly own: number
  /** Of the caller and this post, under the plan that was decided on. */
  readonly explanation: Explanation
  readonly word: StandingWord | null
  /** Of who got the post; null where nobody did. */
  readonly decidedFit: { readonly low: number; readonly high: number } | null
  /** The PPK's reason with other people taken out. */
  readonly reason: string | null
  readonly ownPost: string | null
  readonly advice: readonly string[]
}

/** Every field is named here one by one and is the caller's own: nothing of the explanation is passed on whole. */
export function whyNot(question: WhyQuestion): WhyNot {
  const { round, post, explanation, word, own } = question
  const { fit, rules, parts, shortfall } = explanation
  const cause = word?.official === own ? 'chosen' : causeOf(explanation)
  const isCandidate = explanation.status === 'candidate' || explanation.status === 'placed'
  return {
    round: { name: round.name, date: round.date },
    post: {
      index: post.index,
      name: post.name,
      unitName: post.unitName,
      agencyName: post.agencyName,
      tier: post.tier,
    },
    cause,
    shortfall: cause === 'short' ? shortfall : null,
    fit: fit && { total: fit.total, low: fit.low, high: fit.high, missing: [...fit.missing] },
    parts: parts.map(({ code, weight, value, points }) => ({ code, weight, value, points })),
    rules: rules.map(({ code, clause, confidence, hard, status, value, limit, unit, missing, firstDate }) => ({
      code,
      clause,
      confidence,
      hard,
      status,
      value,
      limit,
      unit,
      missing: [...missing],
      firstDate,
    })),
    missing: isCandidate ? [] : missingOf(explanation).map(missingDatum),
    isEven: isCandidate && cause !== 'chosen' ? isEven(fit, question.decidedFit) : null,
    reason: cause === 'chosen' ? null : question.reason,
    ownPost: question.ownPost,
    advice: [...question.advice],
  }
}

function causeOf({ status, kind, shortfall, rules }: Explanation): WhyNot['cause'] {
  if (status === 'placed') return 'departed'
  if (status === 'barred') return 'barred'
  if (status === 'unknown')
    return rules.some((rule) => rule.hard && rule.status === 'unknown') ? 'unknown' : 'incomplete'
  if (status === 'not-offered') return kind === 'demotion' ? 'lower' : 'not-offered'
  if (shortfall === null) return 'unfilled'
  return shortfall === 0 ? 'even' : 'short'
}

function isEven(own: Explanation['fit'], decided: WhyQuestion['decidedFit']): boolean | null {
  if (!own || own.missing.length > 0 || !decided) return null
  return own.low <= decided.high && decided.low <= own.high
}

const missingOf = ({ rules, fit }: Explanation): string[] => [
  ...new Set([...rules.filter(({ hard }) => hard).flatMap(({ missing }) => missing), ...(fit?.missing ?? [])]),
]
