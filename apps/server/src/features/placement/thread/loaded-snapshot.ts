import { OfficialJudge, type PairExplanation, type PairQuestion } from '@petakom/domain'
import { NONE, type SparsePairs } from '@petakom/placement'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import { readSeats } from '../rounds/seats.ts'
import { type SnapshotContent, unpackContent } from '../rounds/snapshot-content.ts'
import { seatKey } from '../rounds/snapshot-of.ts'
import { unpackPairs } from './packing.ts'

const Row = z.object({
  roundId: z.string(),
  hash: z.string(),
  content: z.instanceof(Uint8Array),
  pairs: z.instanceof(Uint8Array),
  kept: z.array(z.number()),
})

/** Frozen data of a round, by the numbers of the snapshot. */
export class LoadedSnapshot {
  readonly id: string
  readonly roundId: string
  readonly hash: string
  readonly content: SnapshotContent
  /** As frozen: officials of the solve by posts of the round, staying included. */
  readonly pairs: SparsePairs
  /** Posts held; NONE for whoever holds none of the round. Entries for everyone, beyond those of the pairs too. */
  readonly seatOf: Int32Array
  readonly holderOf: Int32Array
  /** Officials who keep their seats since they cannot be compared. */
  readonly kept: ReadonlySet<number>
  readonly question: PairQuestion
  readonly #judges = new Map<number, OfficialJudge>()
  readonly #officialNumber: ReadonlyMap<string, number>
  readonly #postNumber: ReadonlyMap<string, number>

  constructor(id: string, row: z.infer<typeof Row>) {
    this.id = id
    this.roundId = row.roundId
    this.hash = row.hash
    this.content = unpackContent(row.content)
    this.pairs = unpackPairs(row.pairs)
    this.kept = new Set(row.kept)
    const { facts, choices } = this.content
    const { seatOf, holderOf } = readSeats(facts)
    this.seatOf = seatOf
    this.holderOf = holderOf
    this.question = {
      date: facts.date,
      freezes: facts.freezes,
      allowLateral: choices.allowLateral,
      withRank: choices.withRank,
    }
    this.#officialNumber = new Map(facts.officials.map((official, i) => [official.id, i]))
    this.#postNumber = new Map(facts.posts.map((post, j) => [seatKey(post), j]))
  }

  /** NONE where the frozen data do not hold this person. */
  officialNumber = (pegawaiId: string): number => this.#officialNumber.get(pegawaiId) ?? NONE
  postNumber = (jabatanId: string, seat: number): number =>
    this.#postNumber.get(seatKey({ id: jabatanId, seat })) ?? NONE

  explain(official: number, post: number): PairExplanation {
    return this.#judge(official).explain(this.content.facts.posts[post]!)
  }

  requireOfficial(official: number): void {
    if (!this.content.facts.officials[official]) throw placementErrors.SNAPSHOT_OFFICIAL_UNKNOWN({ official })
  }

  requirePost(post: number): void {
    if (!this.content.facts.posts[post]) throw placementErrors.SNAPSHOT_POST_UNKNOWN({ post })
  }

  /** Entries of the pairs of an official, [from, to). */
  rowOf(official: number): readonly [from: number, to: number] {
    if (official >= this.pairs.officials) return [0, 0]
    return [this.pairs.start[official]!, this.pairs.start[official + 1]!]
  }

  #judge(official: number): OfficialJudge {
    const known = this.#judges.get(official)
    if (known) return known
    // A judge remembers what it measured; a few are enough for questions about one person or one post.
    if (this.#judges.size >= 2_000) this.#judges.clear()
    const judge = new OfficialJudge(this.content.facts.officials[official]!, this.question)
    this.#judges.set(official, judge)
    return judge
  }
}

export async function loadSnapshot(db: Db, id: string): Promise<LoadedSnapshot> {
  const row = await db.maybe(
    Row,
    sql`select round_id as "roundId", encode(hash, 'hex') as hash, content, pairs, kept
      from placement_snapshot where id = ${id}`,
  )
  if (!row) throw placementErrors.ROUND_NOT_FROZEN()
  return new LoadedSnapshot(id, row)
}
