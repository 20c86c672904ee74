import type { RoundInput } from '../round/round-input.ts'
import { NONE } from '../solve/plan.ts'
import { findPair } from '../sparse-pairs.ts'

export interface TriedRound {
  readonly postOf: readonly number[]
  readonly total: number
  readonly worth: number
  readonly moves: number
  readonly lowest: number
  readonly worstMean: number
  /** Constraints that it breaks, everyone's having a post not counted. */
  readonly broken: number
  /** Officials without a post who must have one. */
  readonly unplaced: number
}

/** Every way of giving officials eligible posts, whatever the constraints say, with what it breaks. */
export function everyRound(input: RoundInput): TriedRound[] {
  const { pairs } = input
  const tried: TriedRound[] = []
  const place = (postOf: readonly number[]): void => {
    const i = postOf.length
    if (i === pairs.officials) {
      tried.push(judge(input, postOf))
      return
    }
    place([...postOf, NONE])
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1)
      if (!postOf.includes(pairs.post[e]!)) place([...postOf, pairs.post[e]!])
  }
  place([])
  return tried
}

function judge(
  { pairs, rules = {}, agencyOfPost, moveCaps, mostMoves = Infinity }: RoundInput,
  postOf: readonly number[],
): TriedRound {
  const { lockedOfficials = [], lockedPosts = [], forced = [], forbidden = [], mustFill = [], stayingBonus = 0 } = rules
  const seatOf = rules.seatOf!
  const fits = postOf.flatMap((post, i) => (post === NONE ? [] : [pairs.score[findPair(pairs, i, post)]!]))
  const total = fits.reduce((sum, fit) => sum + fit, 0)
  const movers = postOf.flatMap((post, i) => (post !== NONE && post !== seatOf[i] ? [i] : []))
  const agencyOf = (i: number) => (seatOf[i] === NONE ? NONE : agencyOfPost![seatOf[i]!]!)
  const means = [0, 1].flatMap((agency) => {
    const must = mustFill.filter((post) => agencyOfPost![post] === agency)
    const sum = postOf.reduce(
      (all, post, i) => (must.includes(post) ? all + pairs.score[findPair(pairs, i, post)]! : all),
      0,
    )
    return must.length === 0 ? [] : [sum / must.length]
  })
  const kept = [
    ...lockedOfficials.map((i) => postOf[i] === seatOf[i]),
    ...lockedPosts.map((j) => postOf.indexOf(j) === seatOf.indexOf(j)),
    ...forced.map(([i, j]) => postOf[i] === j),
    ...forbidden.map(([i, j]) => postOf[i] !== j),
    ...mustFill.map((j) => postOf.includes(j)),
    ...(moveCaps ?? []).map((cap, agency) => movers.filter((i) => agencyOf(i) === agency).length <= cap),
    movers.length <= mostMoves,
  ]
  return {
    postOf,
    total,
    worth: total + stayingBonus * postOf.filter((post, i) => post !== NONE && post === seatOf[i]).length,
    moves: movers.length,
    lowest: fits.length === 0 ? Infinity : Math.min(...fits),
    worstMean: means.length === 0 ? 0 : Math.min(...means),
    broken: kept.filter((holds) => !holds).length,
    unplaced: postOf.filter((post, i) => post === NONE && seatOf[i] !== NONE).length,
  }
}
