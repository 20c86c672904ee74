/** What stands for something that was taken out. */
export const HIDDEN = '[...]'

const WORD = /[\p{L}'’]{2,}/gu
/** A NIP however it is grouped, any number with decimals, and whole numbers that a word for a score introduces. */
const NUMBERS = [
  /\d(?:[ .-]?\d){5,}/g,
  /\d+[.,]\d+/g,
  /(?<=\b(?:nilai|skor|poin|kesesuaian|jpm|potensial|kotak)\D{0,20})\d+/gi,
] as const

const wordsOf = (text: string) => [...text.toLowerCase().matchAll(WORD)].map(([word]) => word)

/**
 * A reason as it may be shown to somebody whom it does not name: two words that follow one another in anybody's name are
 * hidden, a name of one word, every word of the names of those `concerned`, numbers of persons and scores. The asker's
 * own name stays. What a free text says of a person without name or number cannot be found this way.
 */
export function hideOthers(
  text: string,
  { own, others, concerned }: { own: string; others: readonly string[]; concerned: readonly string[] },
): string {
  const mine = new Set(wordsOf(own))
  const pairs = new Set<string>()
  const singles = new Set(concerned.flatMap(wordsOf).filter((word) => word.length > 2 && !mine.has(word)))
  for (const name of others) {
    const words = wordsOf(name)
    if (words.length === 1) singles.add(words[0]!)
    for (let at = 0; at + 1 < words.length; at += 1) pairs.add(`${words[at]} ${words[at + 1]}`)
  }
  const found = [...text.matchAll(WORD)]
  const isHidden = found.map(([word]) => singles.has(word.toLowerCase()))
  found.forEach(([word], at) => {
    const next = found[at + 1]?.[0]
    if (!next || !pairs.has(`${word} ${next}`.toLowerCase())) return
    isHidden[at] = true
    isHidden[at + 1] = true
  })
  let shown = ''
  let end = 0
  found.forEach((match, at) => {
    if (!isHidden[at]) return
    shown += text.slice(end, match.index) + HIDDEN
    end = match.index + match[0].length
  })
  shown += text.slice(end)
  for (const pattern of NUMBERS) shown = shown.replace(pattern, HIDDEN)
  return shown.replaceAll(/\[\.\.\.\](?:[\s,.]+\[\.\.\.\])+/g, HIDDEN)
}
