import type { ElectionFreezes, OfficialFacts, PostFacts, RoundFacts } from '@petakom/domain'
import type { Db } from '../query.ts'
import { readFreezes } from './freezes.ts'
import { readOfficials } from './officials.ts'
import { type PostChoice, readPostFacts } from './open-posts.ts'

/** Tiers of structural posts that a round is about unless it says otherwise. */
export const USUAL_TIERS = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] as const

/**
 * All that a round is asked about, on its day: every official of the instansi, every seat of the open structural posts
 * of the tiers (`unitId`: of that unit and those below), and the election windows. The same data gives the same order.
 */
export async function readRoundFacts(db: Db, choice: PostChoice): Promise<RoundFacts> {
  return {
    date: choice.date,
    officials: await readOfficials(db, choice.date, null),
    posts: await readPostFacts(db, choice),
    freezes: await readFreezes(db, choice.date),
  }
}

/** The same facts of one official; null for a person this instansi does not know. */
export async function readOfficialFacts(db: Db, pegawaiId: string, date: string): Promise<OfficialFacts | null> {
  return (await readOfficials(db, date, pegawaiId))[0] ?? null
}

/** The same posts and windows, for the page of one person. */
export async function readOpenPosts(
  db: Db,
  date: string,
  tiers: readonly string[] = USUAL_TIERS,
): Promise<{ posts: PostFacts[]; freezes: ElectionFreezes }> {
  return { posts: await readPostFacts(db, { date, tiers }), freezes: await readFreezes(db, date) }
}
