import { type Finding, warning } from './finding.ts'
import type { EvidencePattern, EvidenceRule, Scenario, SimMessage } from './scenario.ts'

/** More than this share of the decisions whose best option is the longest or shortest, or stands at one place, gives it away. */
const MOST_ALIKE = 0.6
/** Share of the words of the best option that stand in the message itself. */
const MOST_SHARED = 0.7
const CONTENT_WORD = 5

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

/** Whether what is read tells which option earns most: by its words, by its length, or by its place, time after time. */
export function findKeys({ messages, rules }: Scenario): Finding[] {
  const worth = worthOf(rules)
  const decisions = messages.flatMap((message) => {
    const ranked = (message.options ?? []).toSorted((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0))
    const [best, next] = ranked
    return best && next && (worth.get(best.id) ?? 0) > (worth.get(next.id) ?? 0) ? [{ message, best }] : []
  })
  const lengthsOf = ({ options = [] }: SimMessage) => options.map(({ label }) => label.length)
  const longest = decisions.filter(({ message, best }) => best.label.length === Math.max(...lengthsOf(message))).length
  const shortest = decisions.filter(({ message, best }) => best.label.length === Math.min(...lengthsOf(message))).length
  const places = decisions.map(({ message, best }) => message.options!.indexOf(best))
  const lasts = decisions.filter(({ message, best }) => message.options!.at(-1) === best).length
  const samePlace = Math.max(lasts, ...places.map((place) => places.filter((other) => other === place).length))
  const isTooMany = (count: number) => decisions.length >= 3 && count > MOST_ALIKE * decisions.length
  return [
    ...decisions
      .filter(({ message, best }) => {
        const wanted = wordsOf(best.label)
        const read = wordsOf([message.subject, ...message.body].join(' '))
        return wanted.size >= 3 && [...wanted].filter((word) => read.has(word)).length > MOST_SHARED * wanted.size
      })
      .map(({ message, best }) => warning('key-in-message', `messages ${message.id}`, best.id)),
    ...(isTooMany(longest) ? [warning('key-by-length', 'messages', `${longest}/${decisions.length}`)] : []),
    ...(isTooMany(shortest) ? [warning('key-by-shortness', 'messages', `${shortest}/${decisions.length}`)] : []),
    ...(isTooMany(samePlace) ? [warning('key-by-place', 'messages', `${samePlace}/${decisions.length}`)] : []),
  ]
}
