import { createHash } from 'node:crypto'
import { canonicalJson, ELIGIBILITY_RULES, rulesInForce } from '@petakom/domain'

/** Names the rules in force on a day by what they say: another limit of any of them is another version. */
export function rulesVersionOn(date: string): string {
  const rules = rulesInForce(ELIGIBILITY_RULES, date)
  const latest = rules.reduce((day, { validFrom }) => (validFrom > day ? validFrom : day), '')
  return `${latest}-${createHash('sha256').update(canonicalJson(rules)).digest('hex').slice(0, 8)}`
}
