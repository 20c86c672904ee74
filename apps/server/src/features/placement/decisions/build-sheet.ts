import type { PostCandidate } from '../thread/candidates-for.ts'
import type { Sheet, SheetPerson, StoredCandidate, StoredPost } from './sheet.ts'

export interface PostRow {
  readonly index: number
  readonly jabatanId: string
  readonly seat: number
  readonly name: string
  readonly unitName: string
  readonly agencyName: string
  readonly tier: string
  readonly eselon: string | null
  readonly isCritical: boolean
  readonly holder: number | null
  readonly candidates: number
}

export interface OfficialRow extends SheetPerson {
  readonly postName: string | null
  readonly agencyName: string | null
  /** Index of the present post among those of the round. */
  readonly seat: number | null
}

/** What the placement thread says of one candidate for one post. */
export type JudgedCandidate = PostCandidate

export interface SheetSource {
  readonly posts: readonly PostRow[]
  readonly officials: ReadonlyMap<number, OfficialRow>
  /** Official of each post after the plan. */
  readonly planned: ReadonlyMap<number, number | null>
  /** Talent box by pegawai. */
  readonly boxes: ReadonlyMap<string, number>
  /** The best by fit, and these besides. */
  candidates(post: number, also: readonly number[]): Promise<readonly JudgedCandidate[]>
  emptyPrices(posts: readonly number[]): Promise<readonly (number | null)[]>
  progress(share: number): Promise<void>
}

/** The posts of the PPK's sheet, with the candidates of every post that needs a word or may come to need one. */
export async function buildSheetPosts(source: SheetSource): Promise<Sheet['posts']> {
  const posts = source.posts.map((row) => ({ row, ...outline(source, row) }))
  const shown = new Map<number, readonly JudgedCandidate[]>()
  const touched = posts.filter(({ role }) => role !== null).map(({ row }) => row.index)
  const ask = async (indexes: readonly number[], from: number, until: number) => {
    for (const [at, index] of indexes.entries()) {
      await source.progress(from + ((until - from) * at) / indexes.length)
      const also = [source.posts[index]!.holder, source.planned.get(index) ?? null].filter((one) => one !== null)
      shown.set(index, await source.candidates(index, [...new Set(also)]))
    }
  }
  await ask(touched, 0, 0.45)
  // A chosen candidate leaves a seat, which then needs a successor.
  const seats = [...shown.values()].flat().map(({ official }) => source.officials.get(official)?.seat ?? null)
  const left = [...new Set(seats)].filter((seat) => seat !== null && !shown.has(seat)) as number[]
  await ask(left, 0.45, 0.9)
  const priced = posts.filter(({ row, planned }) => shown.has(row.index) && planned).map(({ row }) => row.index)
  const prices = await source.emptyPrices(priced)
  const priceOf = new Map(priced.map((index, at) => [index, prices[at] ?? null]))
  await source.progress(0.95)
  return posts.map((post) => ({
    ...describe(post.row),
    holder: post.holder && { ...post.holder, fit: fitAmong(shown.get(post.row.index), post.holder.index) },
    planned: post.planned && {
      ...person(post.planned),
      fit: fitAmong(shown.get(post.row.index), post.planned.index),
      fromName: seatName(post.planned),
    },
    role: post.role,
    candidates: (shown.get(post.row.index) ?? []).map((one) => present(source, post.row, one)),
    eligible: post.row.candidates,
    emptyPrice: post.planned ? (priceOf.get(post.row.index) ?? null) : 0,
  }))
}

function outline({ officials, planned: after }: SheetSource, row: PostRow) {
  const next = after.get(row.index) ?? null
  const holder = row.holder === null ? null : officials.get(row.holder)!
  const planned = next === null ? null : officials.get(next)!
  return { role: roleOf(row, next), holder: holder && person(holder), planned }
}

function roleOf({ holder, candidates }: PostRow, planned: number | null): StoredPost['role'] {
  if (planned !== holder) return planned === null ? 'emptied' : 'filled'
  return holder === null && candidates > 0 ? 'stays-empty' : null
}

const person = ({ index, pegawaiId, name, nip }: OfficialRow): SheetPerson => ({ index, pegawaiId, name, nip })

const describe = ({ holder: _, candidates: __, ...row }: PostRow) => row

const seatName = ({ postName, agencyName }: OfficialRow) =>
  postName === null ? null : agencyName === null ? postName : `${postName}, ${agencyName}`

const fitAmong = (shown: readonly JudgedCandidate[] | undefined, official: number) =>
  shown?.find((one) => one.official === official)?.fit ?? null

function present(source: SheetSource, row: PostRow, judged: JudgedCandidate): StoredCandidate {
  const { official, kind, plannedPost, parts, rules, ...facts } = judged
  const found = source.officials.get(official)!
  const isElsewhere = plannedPost !== null && plannedPost !== found.seat && plannedPost !== row.index
  const goal = isElsewhere ? source.posts[plannedPost]! : null
  return {
    ...person(found),
    ...facts,
    parts: parts.map(({ code, weight, value, points }) => ({ code, weight, value, points })),
    rules: rules.map(({ source: _, validFrom: __, missing, ...rule }) => ({ ...rule, missing: [...missing] })),
    // Nobody is offered a post below their own; who holds one keeps it.
    kind: kind === 'demotion' ? 'stay' : kind,
    from:
      found.postName === null ? null : { seat: found.seat, name: found.postName, agencyName: found.agencyName ?? '' },
    isPlanned: source.planned.get(row.index) === official,
    isHolder: row.holder === official,
    box: source.boxes.get(found.pegawaiId) ?? null,
    plannedIn: goal && { post: goal.index, name: `${goal.name}, ${goal.unitName}` },
  }
}
