import { randomBytes } from 'node:crypto'
import type { PlacementArchive } from '@petakom/contract'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { pack } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { lockRound, touchRound } from '../rounds/change-round.ts'
import { findArchive } from './archive-rows.ts'
import { collectArchive } from './collect-archive.ts'
import { readDecisions } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { openProposal, requireOpen } from './proposal-rows.ts'
import { postTitle, type WeighedSheet, weighSheet } from './weigh.ts'

/** The PPK's signature under all words together: the proposal ends, the round is archived, and nobody has moved. */
export async function signProposal(
  db: Db,
  actor: AuditActor,
  id: string,
  { sheetHash, now }: { sheetHash: string; now: Date },
): Promise<PlacementArchive> {
  const opened = await openProposal(db, id, { lock: true })
  requireOpen(opened.row)
  if (opened.sheetHash !== sheetHash) throw decisionErrors.SHEET_DIFFERS()
  const decisions = await readDecisions(db, id)
  const weighed = weighSheet(opened.sheet, decisions)
  requireComplete(weighed)
  const round = await lockRound(db, opened.row.round.id)
  const code = `NOTA-${randomBytes(5).toString('hex').toUpperCase()}`
  const signature = { by: actor.name, at: now.toISOString(), code }
  const archive = await collectArchive(db, { opened, decisions, weighed, signature })
  const { content, hash, bytes } = pack(archive)
  await db.run(sql`
    insert into placement_archive (instansi_id, round_id, proposal_id, content, hash, bytes, code, signed_by,
      signed_by_name, signed_at)
    values (${actor.instansiId}, ${round.id}, ${id}, ${content}, ${hash}, ${bytes}, ${code}, ${actor.id}, ${actor.name},
      ${now})`)
  await db.run(sql`update placement_proposal set ending = 'signed', ended_by = ${actor.id}, ended_by_name = ${actor.name},
    ended_at = ${now} where id = ${id}`)
  await touchRound(db, actor, round, { what: 'archived', state: 'archived' })
  await audit(db, actor, {
    action: 'proposal.signed',
    subjectType: 'proposal',
    subjectId: id,
    after: {
      round: round.name,
      posts: opened.row.posts,
      departures: opened.row.departures,
      hash: hash.toString('hex'),
    },
  })
  return (await findArchive(db, id))!
}

function requireComplete({ posts, postOf }: WeighedSheet): void {
  const title = (index: number) => postTitle(postOf.get(index)!)
  const missing = posts.filter(({ word }) => word === null)
  if (missing.length > 0) {
    throw decisionErrors.WORDS_MISSING({ count: missing.length, first: title(missing[0]!.index) })
  }
  const clashing = posts.filter(({ conflicts }) => conflicts.length > 0)
  if (clashing.length > 0) {
    throw decisionErrors.WORDS_CLASH({ count: clashing.length, first: title(clashing[0]!.index) })
  }
}
