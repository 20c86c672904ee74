import { type OfficialFacts, OfficialJudge, type PostFacts, type RoundFacts } from '../candidacy/index.ts'
import type { FitPartCode } from '../eligibility/index.ts'
import { type Readiness, readinessOf } from './readiness.ts'
import type { SuccessionSettings } from './settings.ts'

/** One official judged for one critical post. */
export interface JudgedCandidate extends Readiness {
  readonly pegawaiId: string
  readonly box: number | null
  /** Hundredths, with the 80 % interval; null where a part is missing. */
  readonly fit: { readonly total: number; readonly low: number; readonly high: number } | null
  readonly missingParts: readonly FitPartCode[]
  /** Comes from the post's own rung. */
  readonly lateral: boolean
}

export interface JudgedPost {
  readonly jabatanId: string
  readonly candidates: readonly JudgedCandidate[]
}

/**
 * Everyone in the boxes asked for, judged for every critical post but those they hold or that lie below theirs. Posts
 * and candidates come by id, so that the same facts give the same list.
 */
export function judgeCandidates(
  facts: RoundFacts,
  boxOf: ReadonlyMap<string, number>,
  { boxes }: Pick<SuccessionSettings, 'boxes'>,
  onProgress: (share: number) => void = () => {},
): JudgedPost[] {
  const posts = criticalPosts(facts)
  const pool = facts.officials
    .filter(({ id }) => boxes.includes(boxOf.get(id) ?? 0))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const judged = posts.map(({ id }) => ({ jabatanId: id, candidates: [] as JudgedCandidate[] }))
  pool.forEach((official, i) => {
    onProgress(i / pool.length)
    const judge = new JudgeOfOne(official, facts)
    posts.forEach(({ post, holders }, j) => {
      const found = holders.has(official.id) ? null : judge.judge(post)
      if (found) judged[j]!.candidates.push({ pegawaiId: official.id, box: boxOf.get(official.id) ?? null, ...found })
    })
  })
  return judged
}

/** Each critical post once, whatever its seats. */
function criticalPosts({ posts }: RoundFacts): { id: string; post: PostFacts; holders: Set<string> }[] {
  const byId = Map.groupBy(
    posts.filter(({ critical }) => critical),
    ({ id }) => id,
  )
  return [...byId]
    .map(([id, seats]) => ({
      id,
      post: seats[0]!,
      holders: new Set(seats.flatMap(({ holder }) => (holder === null ? [] : [holder]))),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

class JudgeOfOne {
  readonly #official: OfficialFacts
  readonly #facts: RoundFacts
  readonly #judge: OfficialJudge
  /** Rules read nothing of a post but these. */
  readonly #readiness = new Map<string, Readiness>()

  constructor(official: OfficialFacts, facts: RoundFacts) {
    this.#official = official
    this.#facts = facts
    this.#judge = new OfficialJudge(official, { date: facts.date, freezes: facts.freezes })
  }

  /** Null for a post below the present one. */
  judge(post: PostFacts): Omit<JudgedCandidate, 'pegawaiId' | 'box'> | null {
    const kind = this.#judge.kindOf(post.tier)
    if (kind === 'demotion') return null
    const { total, low, high, missing } = this.#judge.fit(post)
    return {
      fit: missing.length > 0 ? null : { total, low, high },
      missingParts: missing,
      ...this.#readinessFor(post),
      lateral: kind === 'lateral',
    }
  }

  #readinessFor({ tier, field, eselon, teacher = false }: PostFacts): Readiness {
    const key = JSON.stringify([tier, field, eselon, teacher])
    const known = this.#readiness.get(key)
    if (known) return known
    const { date, freezes } = this.#facts
    const made = readinessOf({
      person: this.#official.history,
      target: { tier, field, eselon, teacher },
      date,
      freezes,
    })
    this.#readiness.set(key, made)
    return made
  }
}
