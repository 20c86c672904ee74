import { expectedScore } from '../../model/information.ts'
import { assertItem, type Item, maxCategory } from '../../model/item.ts'
import { categoryProbabilities } from '../../model/probability.ts'
import type { JudgedItem } from './angoff.ts'
import { assembleCuts, byLevel, type CutScore, type PanelRemark, type StandardSetting } from './cut-scores.ts'
import { judgeSpread } from './judge-spread.ts'

/** Where a judge put the bookmark of a level in the ordered item booklet. */
export interface BookmarkJudgement {
  readonly judge: string
  readonly level: string
  /** From 1; the cut is of each level's last round. */
  readonly round: number
  /** From 1: the first page that a person just at the level would not master. */
  readonly page: number
  /** Judges who discussed together; '' where nobody says. */
  readonly table?: string | undefined
}

export interface BookmarkSettings {
  /** Chance of success that counts as mastery: 0.67 (RP67) unless told; 0.5 gives RP50. */
  readonly response?: number | undefined
  /**
   * The ability a bookmark stands for: the location of the page before it (the last one mastered; unless told), of its
   * own page, or halfway between.
   */
  readonly at?: 'before' | 'own' | 'between' | undefined
  /** The panel's cut: mean of the judges (unless told) or median. */
  readonly centre?: 'mean' | 'median' | undefined
}

/** A page of the booklet: an item, or a score of a graded one, where it is mastered. */
export interface BookletPage {
  readonly page: number
  readonly id: string
  /** Least score that counts as success on this page: 1 for an item scored 0 or 1. */
  readonly score: number
  /** The ability with the response probability, logits. */
  readonly location: number
}

const REACH = 12

/** Pages from easy to hard by where P(score or more) reaches the response probability (Mitzel, Lewis, Patz & Green, 2001). */
export function orderedBooklet(items: readonly JudgedItem[], response = 0.67): BookletPage[] {
  if (!(response > 0 && response < 1)) throw new RangeError(`response probability ${response} is not between 0 and 1`)
  const pages = items.flatMap(({ id, item }) => {
    assertItem(item, id)
    return Array.from({ length: maxCategory(item) }, (_, k) => ({
      id,
      score: k + 1,
      location: mastery(item, id, k + 1, response),
    }))
  })
  pages.sort((one, other) => one.location - other.location || (one.id < other.id ? -1 : 1) || one.score - other.score)
  return pages.map((page, i) => ({ page: i + 1, ...page }))
}

function mastery(item: Item, id: string, score: number, response: number): number {
  const atLeast = (theta: number) =>
    categoryProbabilities(item, theta)
      .subarray(score)
      .reduce((sum, p) => sum + p, 0)
  let [low, high] = [-REACH, REACH]
  if (!(atLeast(low) < response && atLeast(high) > response))
    throw new RangeError(
      `item ${id}: the chance of score ${score} never passes ${response} between -${REACH} and ${REACH} logits; it has no page`,
    )
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (atLeast(middle) < response) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Bookmark standard setting. Errors: between judges, s / sqrt(n) of the mean or 1.2533 times it of the median; where
 * judges sat at two tables or more, the generalised error is that of the mean of the tables' means.
 */
export function setBookmark(
  judgements: readonly BookmarkJudgement[],
  items: readonly JudgedItem[],
  { response = 0.67, at = 'before', centre = 'mean' }: BookmarkSettings = {},
): StandardSetting {
  const booklet = orderedBooklet(items, response)
  const all = items.map(({ item }) => item)
  const remarks: PanelRemark[] = []
  const rounds: StandardSetting['rounds'][number][] = []
  const cuts = [...byLevel(judgements)].map(([level, byRound]): CutScore => {
    const numbers = [...byRound.keys()].sort((one, other) => one - other)
    for (const round of numbers) {
      const { mean, deviation } = judgeSpread(abilities(byRound.get(round)!, booklet, at, round, level))
      rounds.push({ level, round, judges: byRound.get(round)!.length, mean, deviation })
    }
    const last = byRound.get(numbers.at(-1)!)!
    const own = abilities(last, booklet, at, numbers.at(-1)!, level)
    for (const { judge, page } of last) {
      if (page === 1 && at !== 'own')
        remarks.push({
          code: 'first-page',
          judge,
          level,
          text: `judge ${judge} marked page 1 for cut ${level}; no page stands before it, so its own location counts`,
        })
    }
    const { mean, median, meanError } = judgeSpread(own)
    const theta = centre === 'mean' ? mean : median
    return {
      level,
      theta,
      standardError: meanError === null ? null : meanError * (centre === 'mean' ? 1 : Math.sqrt(Math.PI / 2)),
      generalisedError: tableError(last, own),
      score: expectedScore(all, theta),
      judges: last.map(({ judge }, j) => ({
        judge,
        cut: own[j]!,
        agreement: null,
        consistency: null,
        givesOneValue: false,
      })),
    }
  })
  nameOneValue(cuts, remarks)
  return assembleCuts('bookmark', cuts, rounds, remarks)
}

function abilities(
  judgements: readonly BookmarkJudgement[],
  booklet: readonly BookletPage[],
  at: 'before' | 'own' | 'between',
  round: number,
  level: string,
): number[] {
  const seen = new Set<string>()
  return judgements.map(({ judge, page }) => {
    if (seen.has(judge)) throw new RangeError(`judge ${judge} set two bookmarks (cut ${level}, round ${round})`)
    seen.add(judge)
    if (!Number.isInteger(page) || page < 1 || page > booklet.length)
      throw new RangeError(
        `judge ${judge} marked page ${page} for cut ${level}; the booklet has pages 1 to ${booklet.length}`,
      )
    const own = booklet[page - 1]!.location
    const before = page === 1 ? own : booklet[page - 2]!.location
    return at === 'own' ? own : at === 'before' ? before : (own + before) / 2
  })
}

function tableError(judgements: readonly BookmarkJudgement[], own: readonly number[]): number | null {
  const tables = new Map<string, number[]>()
  judgements.forEach(({ table = '' }, j) => {
    tables.set(table, [...(tables.get(table) ?? []), own[j]!])
  })
  if (tables.size < 2) return null
  return judgeSpread([...tables.values()].map((cuts) => judgeSpread(cuts).mean)).meanError
}

/** A judge whose bookmarks of several levels are all one told no level from another. */
function nameOneValue(cuts: readonly CutScore[], remarks: PanelRemark[]): void {
  if (cuts.length < 2) return
  for (const { judge } of cuts[0]!.judges) {
    const own = cuts.map(({ judges }) => judges.find((one) => one.judge === judge)?.cut)
    if (own.every((cut) => cut !== undefined && cut === own[0]))
      remarks.push({ code: 'one-value', judge, level: null, text: `judge ${judge} put all bookmarks at one place` })
  }
}
