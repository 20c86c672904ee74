import type { Candidacy, CandidacySettings, KeptIncumbent, PairPost } from './candidacy.ts'
import { CandidateRow, NO_PAIR } from './candidate-row.ts'
import { OfficialJudge, type PairQuestion } from './explain-pair.ts'
import type { RoundFacts } from './facts.ts'
import { PairRowBuilder } from './pair-rows.ts'
import { indexRound } from './round-index.ts'
import { Tally } from './tally.ts'

const REPORT_EVERY = 64

/**
 * Who may be placed where, with what fit, staying included: what the placement engine solves. The same as `explainPair`
 * says of every pair, in a small part of the time: posts that no rule tells apart are judged once. The order in which
 * officials and posts come changes nothing. Throws on facts that contradict themselves, as `indexRound` does.
 */
export function candidatePairs(facts: RoundFacts, settings: CandidacySettings): Candidacy {
  const { officials, posts, seatOf } = indexRound(facts, settings.tiers)
  const question: PairQuestion = { ...settings, date: facts.date, freezes: facts.freezes }
  const fits = officials.map((official) => {
    const seat = seatOf.get(official.id)
    return seat === undefined ? null : new OfficialJudge(official, question).fit(posts[seat]!)
  })
  const keptPosts = new Set<number>()
  officials.forEach(({ id }, i) => {
    if (fits[i] && fits[i].missing.length > 0) keptPosts.add(seatOf.get(id)!)
  })
  const fellAway = new Tally()
  const row = new CandidateRow(posts, keptPosts, fellAway)
  const pairs = new PairRowBuilder()
  const ids: string[] = []
  const seats: number[] = []
  const outsiders: number[] = []
  const kept: KeptIncumbent[] = []
  const leftOut: string[] = []
  const incomplete: { id: string; missing: string[] }[] = []
  const note = (id: string, lacking: Iterable<string>) => {
    const missing = [...lacking].filter(isOfPerson).sort()
    if (missing.length > 0) incomplete.push({ id, missing })
  }
  officials.forEach((official, i) => {
    if (i % REPORT_EVERY === 0) settings.onProgress?.(i / officials.length)
    const { id } = official
    const fit = fits[i]!
    const seat = seatOf.get(id) ?? NO_PAIR
    if (fit && fit.missing.length > 0) {
      fellAway.add('incumbent-kept', posts.length - 1)
      note(id, fit.missingData)
      kept.push({ official: ids.length, post: seat, missing: fit.missingData })
      pairs.add(seat, 0)
    } else {
      const { count, lacking } = row.fill(official, new OfficialJudge(official, question), seat)
      note(id, lacking)
      if (!fit && count === 0) {
        leftOut.push(id)
        return
      }
      if (fit) row.scores[seat] = fit.total
      pairs.addRow(row.scores, NO_PAIR)
    }
    if (!fit) {
      pairs.add(posts.length + outsiders.length, 0)
      seats.push(posts.length + outsiders.length)
      outsiders.push(ids.length)
    } else seats.push(seat)
    pairs.endRow()
    ids.push(id)
  })
  settings.onProgress?.(1)
  return {
    pairs: pairs.build(posts.length + outsiders.length),
    officials: ids,
    posts: [
      ...posts.map(({ id, seat }): PairPost => ({ kind: 'round', id, seat })),
      ...outsiders.map((of): PairPost => ({ kind: 'private', of })),
    ],
    roundPosts: posts.length,
    seatOf: Int32Array.from(seats),
    kept,
    leftOut,
    incomplete,
    fellAway: fellAway.list(),
  }
}

/** Whether the datum would be on the official's record, and not on that of the post or in the calendar. */
const isOfPerson = (datum: string) => !datum.startsWith('target.') && datum !== 'freezes'
