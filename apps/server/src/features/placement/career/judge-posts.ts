import type { CareerPost, CareerStatus } from '@petakom/contract'
import { type OfficialFacts, type PairExplanation, type PostFacts, postsFor } from '@petakom/domain'
import { readOfficialFacts, readOpenPosts } from '../../../db/placement/round-facts.ts'
import type { Db } from '../../../db/query.ts'
import { careerErrors } from './errors.ts'
import { openFrom } from './open-from.ts'
import type { OwnPegawai } from './own-pegawai.ts'
import { readPostNames } from './post-names.ts'

/** One open post with all that is said of the caller and it. */
export interface JudgedPost {
  readonly facts: PostFacts
  readonly explanation: PairExplanation
  readonly row: CareerPost
}

export interface Judgement {
  readonly official: OfficialFacts
  readonly posts: readonly JudgedPost[]
}

/** Every open structural post (one row a jabatan, whatever its seats), judged for one official on a date. */
export async function judgePosts(db: Db, own: OwnPegawai, date: string, only?: string): Promise<Judgement> {
  const official = await readOfficialFacts(db, own.id, date)
  if (!official) throw careerErrors.NO_OWN_RECORD()
  const { posts, freezes } = await readOpenPosts(db, date)
  const seats = [...Map.groupBy(posts, ({ id }) => id)].filter(([id]) => only === undefined || id === only)
  const names = await readPostNames(
    db,
    seats.map(([id]) => id),
  )
  // Of several seats the own one is the caller's; the others are asked like any post.
  const shown = seats.map(([, of]) => of.find(({ holder }) => holder === own.id) ?? of[0]!)
  const explanations = postsFor(official, shown, { date, freezes })
  const days = new Map<string, string | null>()
  return {
    official,
    posts: shown.map((facts, index) => {
      const explanation = explanations[index]!
      const { rules } = explanation.eligibility
      const barredBy = rules.filter(({ hard, status }) => hard && status === 'failed').map(({ code }) => code)
      const status = statusOf(facts, official, explanation)
      const key = [facts.tier, facts.field, facts.eselon, facts.teacher].join('|')
      if (status === 'blocked' && !days.has(key)) days.set(key, openFrom(official.history, facts, rules, freezes))
      const { fit, kind, unknown } = explanation
      return {
        facts,
        explanation,
        row: {
          jabatanId: facts.id,
          ...namesOf(names.get(facts.id)),
          tier: facts.tier,
          vacant: seats[index]![1].filter(({ holder }) => holder === null).length,
          status,
          kind,
          fit: { total: fit.total, low: fit.low, high: fit.high, missing: [...fit.missing] },
          barredBy,
          openFrom: status === 'blocked' ? (days.get(key) ?? null) : null,
          missing: [...unknown],
        },
      }
    }),
  }
}

const namesOf = (found: { name: string; unitName: string; agencyName: string | null } | undefined) => ({
  name: found?.name ?? '',
  unitName: found?.unitName ?? '',
  agencyName: found?.agencyName ?? null,
})

function statusOf(post: PostFacts, official: OfficialFacts, { kind, status }: PairExplanation): CareerStatus {
  if (kind === 'stay' || post.id === official.seat) return 'own'
  if (kind === 'demotion') return 'lower'
  return status === 'barred' ? 'blocked' : status === 'candidate' ? 'eligible' : 'unknown'
}
