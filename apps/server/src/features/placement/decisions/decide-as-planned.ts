import type { AuditActor } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import { AppError } from '../../../plugins/app-error.ts'
import { checkAgainstToday, readToday } from './check-today.ts'
import { newRow, storeWord } from './decide-post.ts'
import { readDecisions } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { openProposal, requireOpen } from './proposal-rows.ts'
import { conflictRefusal, postTitle, weighSheet } from './weigh.ts'

interface Skipped {
  readonly post: string
  readonly error: { readonly code: string; readonly message: string; readonly details: unknown }
}
interface AsPlanned {
  readonly decided: number
  readonly skipped: readonly Skipped[]
}

/** Follows the plan wherever no word stands yet; what cannot be followed is left for a word of its own, with the reason. */
export async function decideAsPlanned(db: Db, actor: AuditActor, id: string, shown: number): Promise<AsPlanned> {
  const opened = await openProposal(db, id, { lock: true })
  requireOpen(opened.row)
  const weighed = weighSheet(opened.sheet, await readDecisions(db, id))
  const open = weighed.posts.filter(({ word }) => word === null)
  if (open.length !== shown) throw decisionErrors.COUNT_DIFFERS({ count: open.length, shown })
  const today = await readToday(db, opened.sheet)
  const skipped: Skipped[] = []
  let decided = 0
  for (const post of open) {
    const stored = weighed.postOf.get(post.index)!
    const broken =
      conflictRefusal(weighed, post) ??
      (post.planned === null ? null : await refusalOf(checkAgainstToday(db, opened.sheet, stored, post.planned, today)))
    if (broken) {
      const { code, message, details } = broken
      skipped.push({ post: postTitle(stored), error: { code, message, details } })
      continue
    }
    const word = { word: 'follow' as const, considerations: null, heard: [], after: null }
    await storeWord(db, actor, opened, stored, newRow(actor, post.index, null, word, post.planned, stored))
    decided += 1
  }
  return { decided, skipped }
}

async function refusalOf(check: Promise<void>): Promise<AppError | null> {
  try {
    await check
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
