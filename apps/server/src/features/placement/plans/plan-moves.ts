import type { EmptyPost, PlanChain, PlanMove } from '@petakom/contract'
import { type Moves, NONE, readMoves } from '@petakom/placement'
import type { z } from 'zod'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import { seatsOfPlan } from '../thread/round-problem.ts'

/** An official of the frozen data as the contract shows one. */
export function personOf({ content }: LoadedSnapshot, index: number) {
  const { name, nip } = content.officials[index]!
  return { index, pegawaiId: content.facts.officials[index]!.id, name, nip }
}

/** A post of the frozen data as the contract shows one, without who holds it and how many want it. */
export function postOf({ content }: LoadedSnapshot, index: number): PlanMove['to'] {
  const { id, seat, tier, eselon, critical } = content.facts.posts[index]!
  const { name, unitName, agencyName } = content.posts[index]!
  return { index, jabatanId: id, seat, name, unitName, agencyName, tier, eselon, isCritical: critical }
}

/** Fit of staying, in hundredths; null for whoever holds no post of the round or cannot be compared. */
export function stayingFit(snapshot: LoadedSnapshot, official: number): number | null {
  const seat = snapshot.seatOf[official]!
  return seat === NONE || snapshot.kept.has(official) ? null : fitOf(snapshot, official, seat)
}

export function fitOf(snapshot: LoadedSnapshot, official: number, post: number): number | null {
  const [from, to] = snapshot.rowOf(official)
  for (let e = from; e < to; e += 1) if (snapshot.pairs.post[e] === post) return snapshot.pairs.score[e]!
  return null
}

export function moveOf(snapshot: LoadedSnapshot, official: number, post: number): PlanMove {
  const { kind, fit } = snapshot.explain(official, post)
  const { postName, unitName, agencyName } = snapshot.content.officials[official]!
  const { tier } = snapshot.content.facts.officials[official]!
  return {
    official: personOf(snapshot, official),
    from: postName === null ? null : { name: postName, unitName: unitName ?? '', agencyName: agencyName ?? '', tier },
    to: postOf(snapshot, post),
    kind: kind === 'lateral' ? 'lateral' : 'promotion',
    fitNow: stayingFit(snapshot, official),
    fit: fitOf(snapshot, official, post) ?? fit.total,
    low: fit.low,
    high: fit.high,
  }
}

export interface ReadPlan {
  readonly moves: PlanMove[]
  readonly chains: PlanChain[]
  readonly read: Moves
}

/** Who ends elsewhere, in the order of their numbers, and as chains: the step into a vacancy first. */
export function readPlanMoves(snapshot: LoadedSnapshot, placeOf: Int32Array): ReadPlan {
  const seatOf = seatsOfPlan(snapshot)
  const read = readMoves(placeOf, seatOf, snapshot.pairs.posts)
  const moves = read.moves.map(([official, post]) => moveOf(snapshot, official, post))
  const moveInto = new Map(moves.map((move) => [move.to.index, move]))
  const steps = (posts: readonly number[]) => posts.flatMap((post) => moveInto.get(post) ?? [])
  return {
    moves,
    read,
    chains: [
      ...read.chains.map((posts): PlanChain => ({ kind: 'chain', steps: steps(posts) })),
      ...read.cycles.map((posts): PlanChain => ({ kind: 'cycle', steps: steps(posts) })),
    ].sort((a, b) => b.steps.length - a.steps.length),
  }
}

/** Posts without anybody after the plan, and why. */
export function emptyPosts(
  snapshot: LoadedSnapshot,
  placeOf: Int32Array,
  wanted: readonly number[],
): z.infer<typeof EmptyPost>[] {
  const filled = new Set<number>(placeOf)
  for (const official of snapshot.kept) filled.add(snapshot.seatOf[official]!)
  const candidates = new Int32Array(snapshot.pairs.posts)
  for (let official = 0; official < snapshot.pairs.officials; official += 1) {
    const [from, to] = snapshot.rowOf(official)
    for (let e = from; e < to; e += 1) {
      const post = snapshot.pairs.post[e]!
      if (post !== snapshot.seatOf[official]) candidates[post]! += 1
    }
  }
  const asked = new Set(wanted)
  return snapshot.content.facts.posts.flatMap((_, post) => {
    if (filled.has(post)) return []
    const reason = !candidates[post] ? 'no-candidate' : asked.has(post) ? 'needed-elsewhere' : 'not-asked'
    return [{ ...postOf(snapshot, post), candidates: candidates[post]!, reason }]
  })
}
