import { fitPoints, fitWeights } from '../eligibility/index.ts'
import type { OfficialJudge } from './explain-pair.ts'
import type { OfficialFacts, PostFacts } from './facts.ts'
import { inOrder, jpmOfRows } from './jpm-part.ts'
import { type PostClass, postClasses, type StandardRow, standardRow } from './post-classes.ts'
import type { Tally } from './tally.ts'

export const NO_PAIR = -1

/** Finds the posts that one official after another is a candidate for. */
export class CandidateRow {
  /** Scores of the official in hand, by post; NO_PAIR where there is none. */
  readonly scores: Int32Array
  readonly #posts: readonly PostFacts[]
  readonly #keptPosts: ReadonlySet<number>
  readonly #fellAway: Tally
  readonly #standards: readonly (StandardRow | null)[]
  readonly #classes: readonly PostClass[]
  readonly #classOf: Int32Array
  readonly #seatsOf: ReadonlyMap<string, number[]>

  constructor(posts: readonly PostFacts[], keptPosts: ReadonlySet<number>, fellAway: Tally) {
    this.scores = new Int32Array(posts.length).fill(NO_PAIR)
    this.#posts = posts
    this.#keptPosts = keptPosts
    this.#fellAway = fellAway
    this.#standards = posts.map(standardRow)
    this.#classes = postClasses(posts, this.#standards)
    this.#classOf = new Int32Array(posts.length)
    this.#classes.forEach((one, c) => {
      for (const j of one.posts) this.#classOf[j] = c
    })
    this.#seatsOf = Map.groupBy(posts.keys(), (j) => posts[j]!.id)
  }

  /** Fills `scores` but for the own seat. `lacking` are the data for want of which some pair is none. */
  fill(official: OfficialFacts, judge: OfficialJudge, seat: number): { count: number; lacking: ReadonlySet<string> } {
    this.scores.fill(NO_PAIR)
    const own = new Set(this.#seatsOf.get(official.seat ?? ''))
    this.#fellAway.add('same-post', own.size - Number(own.has(seat)))
    if (seat !== NO_PAIR) own.add(seat)
    const ownIn = new Int32Array(this.#classes.length)
    for (const j of own) ownIn[this.#classOf[j]!]! += 1
    const lacking = new Set<string>()
    const levels = inOrder(levelsOf(official))
    let count = 0
    this.#classes.forEach((one, c) => {
      const others = one.posts.length - ownIn[c]!
      const rest = others > 0 ? this.#restOfFit(one, others, judge, levels, lacking) : null
      if (rest === null || levels === null) return
      const weight = fitWeights(judge.recipe, one.target.tier).jpm
      let kept = 0
      for (const j of one.posts) {
        if (own.has(j)) continue
        if (this.#keptPosts.has(j)) {
          kept += 1
          continue
        }
        const { levels: wanted, required } = this.#standards[j]!
        this.scores[j] = rest + fitPoints(jpmOfRows(levels, wanted, required, official.capAtStandard), weight)
      }
      this.#fellAway.add('post-kept', kept)
      count += others - kept
    })
    return { count, lacking }
  }

  /** Points of all parts but the JPM; null where posts of this class are no candidates' posts, which is then counted. */
  #restOfFit(
    { target, hasStandard }: PostClass,
    others: number,
    judge: OfficialJudge,
    levels: readonly number[] | null,
    lacking: Set<string>,
  ): number | null {
    const kind = judge.kindOf(target.tier)
    if (!judge.isOffered(kind)) {
      this.#fellAway.add(kind, others)
      return null
    }
    const found = judge.findings(judge.eligibility(target))
    for (const code of found.failed) this.#fellAway.add(code, others)
    if (found.failed.length > 0) return null
    const { performance, potential } = judge.measures
    const [technical, experience] = [judge.measures.technical(target.field), judge.measures.experience(target.tier)]
    const jpm = !hasStandard ? ['target.standard'] : levels === null ? ['levels'] : []
    const parts = [technical, performance, potential, experience]
    const missing = new Set([...found.lacking, ...jpm, ...parts.flatMap((part) => part.missing)])
    for (const datum of missing) {
      this.#fellAway.add(`unknown:${datum}`, others)
      lacking.add(datum)
    }
    if (missing.size > 0) return null
    const weights = fitWeights(judge.recipe, target.tier)
    return (
      fitPoints(technical.value!, weights.technical) +
      fitPoints(performance.value!, weights.performance) +
      fitPoints(potential.value!, weights.potential) +
      fitPoints(experience.value!, weights.experience)
    )
  }
}

const levelsOf = ({ levels }: OfficialFacts) =>
  Object.fromEntries(Object.entries(levels ?? {}).map(([code, { level }]) => [code, level]))
