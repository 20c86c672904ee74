import { type ElectionFreezes, explainPair, type PostFacts } from '@petakom/domain'
import { readOfficialFacts, readOpenPosts } from '../../../db/placement/round-facts.ts'
import type { Db } from '../../../db/query.ts'
import { decisionErrors } from './errors.ts'
import type { Sheet, StoredPost } from './sheet.ts'

interface Today {
  readonly posts: ReadonlyMap<string, PostFacts>
  readonly freezes: ElectionFreezes
}

const seatKey = ({ id, seat }: { readonly id: string; readonly seat: number }) => `${id}:${seat}`

/** The posts of the round's tiers as they are on record now; read once for many candidates. */
export async function readToday(db: Db, { round }: Sheet): Promise<Today> {
  const { posts, freezes } = await readOpenPosts(db, round.date, round.tiers)
  return { posts: new Map(posts.map((post) => [seatKey(post), post])), freezes }
}

/**
 * Refuses a choice that no longer stands on today's records: the post is gone or held by somebody else, the person is
 * gone or sits elsewhere by now, or a hard rule, asked for the day of the round, is no longer held.
 */
export async function checkAgainstToday(
  db: Db,
  sheet: Sheet,
  stored: StoredPost,
  official: number,
  today?: Today,
): Promise<void> {
  const { posts, freezes } = today ?? (await readToday(db, sheet))
  const post = posts.get(seatKey({ id: stored.jabatanId, seat: stored.seat }))
  if (!post || post.holder !== (stored.holder?.pegawaiId ?? null)) throw decisionErrors.POST_GONE({ post: stored.name })
  const person = [stored.planned, stored.holder, ...stored.candidates].find((one) => one?.index === official)
  if (!person) throw new Error(`official ${official} is not on the sheet of post ${stored.index}`)
  const names = { person: person.name, post: stored.name }
  const facts = await readOfficialFacts(db, person.pegawaiId, sheet.round.date)
  if (!facts) throw decisionErrors.PERSON_GONE(names)
  if (post.holder === person.pegawaiId) return
  const candidate = stored.candidates.find(({ index }) => index === official)
  const seat = candidate?.from?.seat ?? null
  const held = seat === null ? null : sheet.posts.find(({ index }) => index === seat)
  if (held && facts.seat !== held.jabatanId) throw decisionErrors.PERSON_MOVED(names)
  const { allowLateral, withRank, date } = sheet.round
  const { eligibility } = explainPair(facts, post, { date, freezes, allowLateral, withRank })
  const broken = eligibility.rules.find(({ hard, status }) => hard && status !== 'held')
  if (broken) throw decisionErrors.RULE_NO_LONGER_HOLDS({ ...names, rule: `${broken.code} (${broken.clause})` })
}
