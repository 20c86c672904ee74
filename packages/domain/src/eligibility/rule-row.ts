import data from '../../data/eligibility.json' with { type: 'json' }

export interface EligibilityRule {
  readonly code: string
  /** The name of the check that reads the limit. */
  readonly check: string
  readonly clause: string
  readonly source: string
  readonly confidence: string
  readonly validFrom: string
  readonly hard: boolean
  readonly optional: boolean
  /** Per tier of the target; a tier without a limit is not under the rule. */
  readonly limits: Readonly<Record<string, unknown>>
  readonly note?: string
}

export const ELIGIBILITY_RULES = data.rules as readonly EligibilityRule[]

/** Rungs from pelaksana to JPT utama; functional posts stand beside their equivalents. */
export const rungOf = (tier: string): number => data.ladder.findIndex((rung) => rung.includes(tier))

const asked = new WeakMap<readonly EligibilityRule[], { date: string; rules: readonly EligibilityRule[] }>()

/** Of each code the row last come into force on or before the date. The last date asked is kept, for millions of pairs. */
export function rulesInForce(table: readonly EligibilityRule[], date: string): readonly EligibilityRule[] {
  const known = asked.get(table)
  if (known?.date === date) return known.rules
  const latest = new Map<string, EligibilityRule>()
  for (const rule of table.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    if (rule.validFrom <= date) latest.set(rule.code, rule)
  }
  const rules = [...latest.values()]
  asked.set(table, { date, rules })
  return rules
}

export const isJpt = (tier: string | null): boolean => tier?.startsWith('JPT_') ?? false
