import { randomUUID } from 'node:crypto'
import type { PostWord } from '@petakom/contract'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { checkAgainstToday } from './check-today.ts'
import { type DecisionRow, readDecisions } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { type OpenedProposal, openProposal, requireOpen } from './proposal-rows.ts'
import { requirePost } from './read-proposal.ts'
import type { StoredPost } from './sheet.ts'
import { conflictRefusal, fitOf, postTitle, type WeighedSheet, weighSheet } from './weigh.ts'

/** Stores the PPK's word on one post, after it was held against the other words and against today's records. */
export async function decideOnPost(
  db: Db,
  actor: AuditActor,
  id: string,
  index: number,
  word: PostWord,
): Promise<string> {
  const opened = await openProposal(db, id, { lock: true })
  requireOpen(opened.row)
  const rows = await readDecisions(db, id)
  const before = weighSheet(opened.sheet, rows)
  const { stored } = requirePost(before, index)
  const latest = before.latest.get(index) ?? null
  if ((latest?.id ?? null) !== word.after) {
    throw decisionErrors.WORD_CHANGED({ post: stored.name, by: latest?.decidedBy ?? '-' })
  }
  const official = chosenBy(word, stored, before)
  const row = newRow(actor, index, latest, word, official, stored)
  const after = weighSheet(opened.sheet, [...rows, row])
  // Steps further down a chain are shown and may be decided later; what this word by itself makes impossible may not.
  const refusal = conflictRefusal(after, requirePost(after, index).post)
  if (refusal) throw refusal
  if (official !== null) await checkAgainstToday(db, opened.sheet, stored, official)
  await storeWord(db, actor, opened, stored, row)
  return row.id
}

/** Whom the word puts in the post, after its own conditions were checked. */
function chosenBy(word: PostWord, stored: StoredPost, weighed: WeighedSheet): number | null {
  const post = weighed.posts.find(({ index }) => index === stored.index)!
  if (word.word === 'follow') return post.planned
  if (word.word === 'postpone') return null
  if (word.word === 'empty') {
    if (word.price !== stored.emptyPrice) throw decisionErrors.PRICE_DIFFERS({ post: stored.name })
    return null
  }
  const candidate = stored.candidates.find(({ index }) => index === word.official)
  if (!candidate) throw decisionErrors.NOT_A_CANDIDATE({ post: stored.name })
  if (candidate.index === post.planned) throw decisionErrors.SAME_AS_PLAN({ post: stored.name })
  if (word.price !== candidate.shortfall) throw decisionErrors.PRICE_DIFFERS({ post: stored.name })
  return candidate.index
}

export function newRow(
  actor: AuditActor,
  index: number,
  latest: DecisionRow | null,
  word: PostWord,
  official: number | null,
  stored: StoredPost,
): DecisionRow {
  const person = [stored.planned, stored.holder, ...stored.candidates].find((one) => one?.index === official)
  return {
    id: randomUUID(),
    post: index,
    turn: (latest?.turn ?? 0) + 1,
    word: word.word,
    official,
    pegawaiId: person?.pegawaiId ?? null,
    fit: fitOf(stored, official),
    price: 'price' in word ? word.price : null,
    reason: 'reason' in word ? word.reason : null,
    considerations: word.considerations || null,
    heard: word.heard,
    decidedBy: actor.name,
    decidedAt: new Date().toISOString(),
  }
}

export async function storeWord(
  db: Db,
  actor: AuditActor,
  { row: proposal }: OpenedProposal,
  stored: StoredPost,
  row: DecisionRow,
): Promise<void> {
  await db.run(sql`
    insert into placement_decision (instansi_id, id, proposal_id, post_index, turn, word, official_index, pegawai_id, fit,
      price, reason, considerations, heard, decided_by, decided_by_name)
    values (${actor.instansiId}, ${row.id}, ${proposal.id}, ${row.post}, ${row.turn}, ${row.word}, ${row.official},
      ${row.pegawaiId}, ${row.fit}, ${row.price}, ${row.reason}, ${row.considerations}, ${row.heard}, ${actor.id},
      ${actor.name})`)
  await audit(db, actor, {
    action: 'placement.decided',
    subjectType: 'proposal',
    subjectId: proposal.id,
    after: {
      jabatan: postTitle(stored),
      word: row.word,
      pegawaiId: row.pegawaiId,
      fit: row.fit,
      price: row.price,
      considerations: row.considerations,
      heard: row.heard.length > 0 ? row.heard.join('; ') : null,
    },
    reason: row.reason,
  })
}
