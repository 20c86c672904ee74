/** A post on the PPK's sheet, by the round's numbering of officials and posts. */
export interface DecidedPost {
  readonly index: number
  /** Who sits there now; null: vacant. */
  readonly holder: number | null
  /** Who sits there after the plan; null: nobody. */
  readonly planned: number | null
}

/** follow: as the plan has it; other: this official; empty: nobody; postpone: nothing is done with the post. */
export interface GivenWord {
  readonly word: 'follow' | 'other' | 'empty' | 'postpone'
  /** Of `other`. */
  readonly official: number | null
}

/**
 * `taken`: the official is chosen for `post` as well. `holder-stays`: the official holds this post and does not leave
 * it; `post` is the one that the plan had in view for them, null where it had none.
 */
export interface WordConflict {
  readonly code: 'taken' | 'holder-stays'
  readonly official: number
  readonly post: number | null
}

export interface WeighedPost extends DecidedPost {
  /** Not touched by the plan: a chosen official leaves it. */
  readonly isDeparted: boolean
  readonly word: GivenWord | null
  /** Who sits there if all words stand, and the plan where there is none yet; null: nobody. */
  readonly occupant: number | null
  readonly conflicts: readonly WordConflict[]
}

/**
 * Lays the words of a PPK side by side: which posts need one, who sits where afterwards, and which of them cannot stand
 * together. `touched` are the posts that the plan fills, empties or leaves empty; `seatOf` finds any other post of the
 * round by its holder, for the seats that chosen officials leave. Posts come in the order of `touched`, then departed
 * seats as they arise. A word on a post that nobody leaves any more is passed over.
 */
export function weighWords(
  touched: readonly DecidedPost[],
  words: ReadonlyMap<number, GivenWord>,
  seatOf: (official: number) => number | null,
): WeighedPost[] {
  const posts = withDeparted(touched, words, seatOf)
  const chosen = Map.groupBy(
    posts.filter((post) => isChoice(words.get(post.index))).flatMap((post) => choicesOf(post, words)),
    ({ official }) => official,
  )
  const target = new Map(touched.flatMap(({ planned, index }) => (planned === null ? [] : [[planned, index] as const])))
  return posts.map((post) => {
    const word = words.get(post.index) ?? null
    const occupant = occupantOf(post, word)
    const leaves = (official: number) => leavesSeat(official, post.index, { words, chosen, target })
    const isOut = post.holder === null || post.holder === occupant || leaves(post.holder)
    const elsewhere = occupant === null ? [] : (chosen.get(occupant) ?? []).filter(({ post: at }) => at !== post.index)
    const isKept = word?.word === 'postpone'
    return {
      ...post,
      word,
      occupant: isKept && !isOut ? post.holder : isKept ? null : occupant,
      conflicts: [
        ...(isKept ? [] : elsewhere.map((at) => ({ code: 'taken' as const, official: occupant!, post: at.post }))),
        ...(isKept || isOut
          ? []
          : [{ code: 'holder-stays' as const, official: post.holder!, post: target.get(post.holder!) ?? null }]),
      ],
    }
  })
}

interface Choice {
  readonly official: number
  readonly post: number
}
type Listed = DecidedPost & { readonly isDeparted: boolean }

const isChoice = (word: GivenWord | undefined) => word?.word === 'follow' || word?.word === 'other'

/** Following a plan that leaves the post empty, or its own holder in it, chooses nobody away from anywhere. */
function choicesOf(post: DecidedPost, words: ReadonlyMap<number, GivenWord>): Choice[] {
  const official = occupantOf(post, words.get(post.index) ?? null)
  return official === null ? [] : [{ official, post: post.index }]
}

function occupantOf({ planned }: DecidedPost, word: GivenWord | null): number | null {
  if (word?.word === 'other') return word.official
  return word === null || word.word === 'follow' ? planned : null
}

/** Seats outside the plan that chosen officials leave, and those that their successors leave in turn. */
function withDeparted(
  touched: readonly DecidedPost[],
  words: ReadonlyMap<number, GivenWord>,
  seatOf: (official: number) => number | null,
): Listed[] {
  const posts: Listed[] = touched.map((post) => ({ ...post, isDeparted: false }))
  const known = new Set(touched.map(({ index }) => index))
  for (let at = 0; at < posts.length; at += 1) {
    const { index } = posts[at]!
    const word = words.get(index)
    if (word?.word !== 'other' || word.official === null) continue
    const seat = seatOf(word.official)
    if (seat === null || seat === index || known.has(seat)) continue
    known.add(seat)
    posts.push({ index: seat, holder: word.official, planned: word.official, isDeparted: true })
  }
  return posts
}

/** Chosen for another post; or meant for one by the plan, on which there is no word yet. */
function leavesSeat(
  official: number,
  seat: number,
  given: {
    words: ReadonlyMap<number, GivenWord>
    chosen: ReadonlyMap<number, readonly Choice[]>
    target: ReadonlyMap<number, number>
  },
): boolean {
  if ((given.chosen.get(official) ?? []).some(({ post }) => post !== seat)) return true
  const meant = given.target.get(official)
  return meant !== undefined && meant !== seat && !given.words.has(meant)
}
