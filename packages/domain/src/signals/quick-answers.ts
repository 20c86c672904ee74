import { type Interaction, optionIds } from '../items/interaction.ts'
import { countWords } from '../items/words.ts'
import type { AnswerTime } from './answer-times.ts'

/** What of an item is read. */
export interface ReadableItem {
  readonly id: string
  readonly stem: string
  readonly interaction: Interaction
  readonly stimulus: { readonly kind: string } | null
  /** Code of a stimulus that several items share. */
  readonly group?: string | null | undefined
}

export interface QuickAnswer {
  readonly itemId: string
  readonly words: number
  /** What reading takes at the pace of the recipe, and what passed. */
  readonly needed: number
  readonly taken: number
}

/** Answers that came sooner than their text can be read, and of how many the time is known. */
export function quickAnswers(
  times: readonly AnswerTime[],
  items: ReadonlyMap<string, ReadableItem>,
  wordsPerMinute: number,
): { readonly quick: QuickAnswer[]; readonly timed: number } {
  const seen = new Set<string>()
  const quick: QuickAnswer[] = []
  let timed = 0
  for (const { itemId, seconds } of times) {
    const item = items.get(itemId)
    if (!item) continue
    const words = wordsToRead(item, seen)
    if (seconds === null) continue
    timed += 1
    const needed = (words / wordsPerMinute) * 60
    if (seconds < needed) quick.push({ itemId, words, needed, taken: seconds })
  }
  return { quick, timed }
}

/** Words of what must be read: a stimulus that items share counts with the first of them. Pictures and sounds count nothing. */
export function wordsToRead({ stem, interaction, stimulus, group }: ReadableItem, seen: Set<string>): number {
  const isNew = !group || !seen.has(group)
  if (group) seen.add(group)
  return countWords(stem) + countWords(optionText(interaction)) + (stimulus && isNew ? countWords(textOf(stimulus)) : 0)
}

function optionText(interaction: Interaction): string {
  if (interaction.type === 'match') return [...interaction.left, ...interaction.right].map(({ text }) => text).join(' ')
  if (interaction.type === 'hot-text') return interaction.segments.map(({ text }) => text).join(' ')
  if ('options' in interaction) return interaction.options.map(({ text }) => text).join(' ')
  return optionIds(interaction).join(' ')
}

function textOf(stimulus: object): string {
  if ('text' in stimulus) return String(stimulus.text)
  if ('rows' in stimulus && Array.isArray(stimulus.rows)) return stimulus.rows.flat().join(' ')
  return ''
}
