import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import { unpackText } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { presentDecision, readDecisions } from './decision-rows.ts'
import { openProposal } from './proposal-rows.ts'

export interface Check {
  readonly code: string
  readonly isHeld: boolean
  /** What was found where it was not; null where it is held. */
  readonly detail: string | null
}

const Stored = z.object({
  sheet: z.instanceof(Buffer),
  sheetHash: z.string(),
  snapshot: z.instanceof(Buffer),
  snapshotHash: z.string(),
  archive: z.instanceof(Buffer).nullable(),
  archiveHash: z.string().nullable(),
})

const ArchiveText = z.object({
  snapshot: z.object({ hash: z.string(), content: z.unknown() }),
  sheet: z.object({ hash: z.string(), content: z.unknown() }),
  decisions: z.array(z.looseObject({ post: z.number(), turn: z.number() })),
})

/** Every hash made anew from what is stored, and the archive held against the rows it was made from. */
export async function checkProposal(db: Db, id: string): Promise<Check[]> {
  const { sheet } = await openProposal(db, id)
  const stored = await db.one(
    Stored,
    sql`select p.sheet, encode(p.sheet_hash, 'hex') as "sheetHash", s.content as snapshot,
        encode(s.hash, 'hex') as "snapshotHash", a.content as archive, encode(a.hash, 'hex') as "archiveHash"
      from placement_proposal as p
      join placement_plan as l on l.instansi_id = p.instansi_id and l.id = p.plan_id
      join placement_snapshot as s on s.instansi_id = l.instansi_id and s.id = l.snapshot_id
      left join placement_archive as a on a.instansi_id = p.instansi_id and a.proposal_id = p.id
      where p.id = ${id}`,
  )
  const frozen = unpackText(stored.snapshot)
  const checks = [
    same('snapshot-hash', stored.snapshotHash, frozen.hash),
    same('sheet-hash', stored.sheetHash, unpackText(stored.sheet).hash),
    same('sheet-snapshot', sheet.snapshotHash, frozen.hash),
  ]
  if (!stored.archive || stored.archiveHash === null) return checks
  const { text, hash } = unpackText(stored.archive)
  const archive = ArchiveText.parse(JSON.parse(text))
  const decisions = (await readDecisions(db, id)).map((one) => ({
    post: one.post,
    turn: one.turn,
    ...presentDecision(sheet, one),
  }))
  return [
    ...checks,
    same('archive-hash', stored.archiveHash, hash),
    same('archive-snapshot', canonicalJson(archive.snapshot.content), frozen.text),
    same('archive-sheet', archive.sheet.hash, stored.sheetHash),
    firstDifference(archive.decisions, decisions),
  ]
}

/** Long texts are told apart by where they begin to differ. */
function same(code: string, stored: string, rebuilt: string): Check {
  if (stored === rebuilt) return { code, isHeld: true, detail: null }
  if (stored.length <= 64)
    return { code, isHeld: false, detail: `tersimpan ${stored}, dihitung ${rebuilt.slice(0, 64)}` }
  let at = 0
  while (stored[at] === rebuilt[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 30)
  return { code, isHeld: false, detail: `huruf ke-${at + 1}: "${around(stored)}" dan "${around(rebuilt)}"` }
}

function firstDifference(archived: readonly object[], rows: readonly object[]): Check {
  const code = 'archive-decisions'
  const most = Math.max(archived.length, rows.length)
  for (let at = 0; at < most; at += 1) {
    const [one, other] = [archived[at], rows[at]].map((value) => (value ? canonicalJson(value) : 'tidak ada'))
    if (one !== other)
      return { code, isHeld: false, detail: `keputusan ke-${at + 1}: ${same(code, one!, other!).detail}` }
  }
  return { code, isHeld: true, detail: null }
}
