import type { ReviewRole, Role } from '@petakom/domain'
import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { type Db, sql } from '../db/query.ts'
import { runCalibration } from '../features/items/calibration/run-calibration.ts'
import { seedPilotsInto } from '../features/items/pilots/seed-exercise.ts'
import { addComment, appoint, changeState, giveReview } from '../features/items/review/give-review.ts'

/** Items of the demo that go on trial: single answers of the analytic test, in two families. */
const PILOTS = ['LG-SYARAT-1', 'LG-SYARAT-2', 'LG-SYARAT-3', 'VB-UJI-1', 'VB-UJI-2', 'VB-UJI-3']
const PER_PERSON = 2
/** An item with about 230 answers is worth estimating. */
const FEWEST_ANSWERS = 150
const APPOINTED: Readonly<Record<'administrator' | 'panitia' | 'asesor', readonly ReviewRole[]>> = {
  administrator: ['fairness'],
  panitia: ['language', 'fairness'],
  asesor: ['content'],
}

type Reviewer = Parameters<typeof giveReview>[1]
type Reviewers = Readonly<Record<keyof typeof APPOINTED, Reviewer>>

/** Shows the bank at work: items in every state of the review, by the words of the demo's own accounts. Made once. */
export async function reviewDemo(database: Database, actor: AuditActor): Promise<void> {
  await database.tenant(actor.instansiId, async (db) => {
    const { n } = await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from item_reviewer`)
    if (n > 0) return
    const by = await readReviewers(db, actor.instansiId)
    for (const role of Object.keys(APPOINTED) as (keyof typeof APPOINTED)[])
      await appoint(db, actor, by[role].id, { reviews: [...APPOINTED[role]] })
    for (const code of PILOTS) {
      const id = await approve(db, actor, by, code)
      if (id) await changeState(db, actor, id, 'pilot', 'Data contoh: diujicobakan dalam tes analitis.')
    }
    await approve(db, actor, by, 'KD-PG-1')
    const waiting = await submit(db, actor, 'KD-TB-1')
    if (waiting) {
      await judge(db, by.asesor, waiting, 'content', 'approve')
      await addComment(db, by.panitia, true, waiting.id, 'Kalimat terakhir dapat dipersingkat tanpa mengubah arti.')
    }
    await submit(db, actor, 'KD-UR-1')
    const returned = await submit(db, actor, 'KD-NL-1')
    const WHY = 'Pilihan tengah masih dapat dibela. Perjelas tenggat yang disebut dalam situasi.'
    if (returned) await judge(db, by.asesor, returned, 'content', 'revise', WHY)
  })
}

async function readReviewers(db: Db, instansiId: string): Promise<Reviewers> {
  const rows = await db.all(
    z.object({ id: z.string(), name: z.string(), nip: z.string(), roles: z.array(z.string()) }),
    sql`select id, name, nip, roles from account order by nip`,
  )
  const of = (role: Role): Reviewer => {
    const { roles: _, ...account } = rows.find(({ roles }) => roles.includes(role))!
    return { ...account, instansiId, roles: [role], sessionId: '', isLocked: false }
  }
  return { administrator: of('administrator'), panitia: of('panitia'), asesor: of('asesor') }
}

/** Hands a draft in for review; null where the bank has no such draft. */
async function submit(db: Db, actor: AuditActor, code: string) {
  const found = await db.maybe(
    z.object({ id: z.string(), version: z.number() }),
    sql`select id, current_version as version from item where code = ${code} and state = 'draft'`,
  )
  if (found) await changeState(db, actor, found.id, 'in-review')
  return found
}

const judge = (
  db: Db,
  reviewer: Reviewer,
  { id, version }: { id: string; version: number },
  role: ReviewRole,
  verdict: 'approve' | 'revise',
  comment = '',
) => giveReview(db, reviewer, id, { version, role, verdict, comment })

async function approve(db: Db, actor: AuditActor, by: Reviewers, code: string): Promise<string | null> {
  const item = await submit(db, actor, code)
  if (!item) return null
  await judge(db, by.asesor, item, 'content', 'approve')
  await judge(db, by.panitia, item, 'language', 'approve')
  await judge(db, by.administrator, item, 'fairness', 'approve')
  return item.id
}

/** Seeds the demo's items on trial into its analytic test, before anybody sits it. */
export async function seedDemoPilots(db: Db, actor: AuditActor, eventId: string): Promise<void> {
  const items = await db.all(
    z.object({ id: z.string() }),
    sql`select id from item where code = any(${PILOTS}::text[]) and state = 'pilot'`,
  )
  const exercise = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from exercise where event_id = ${eventId} order by position limit 1`,
  )
  if (!exercise || items.length < PER_PERSON) return
  await seedPilotsInto(db, actor, exercise.id, { itemIds: items.map(({ id }) => id), perPerson: PER_PERSON })
}

/** Proposes parameters of the items on trial; whether they are good enough is for the reader to decide. Made once. */
export async function calibrateDemoPilots(database: Database, actor: AuditActor, eventId: string): Promise<void> {
  const { isDue } = await database.tenant(actor.instansiId, (db) =>
    db.one(
      z.object({ isDue: z.boolean() }),
      sql`select exists (select from exercise_item as f join exercise as x on x.id = f.exercise_id
          where x.event_id = ${eventId} and f.is_pilot)
        and not exists (select from calibration where link->>'method' = 'fixed-items') as "isDue"`,
    ),
  )
  if (!isDue) return
  const order = {
    scope: { kind: 'competency' as const, code: 'M.08' },
    eventIds: [eventId],
    dichotomousModel: '2pl' as const,
    gradedModel: 'gpcm' as const,
    minimumAnswers: FEWEST_ANSWERS,
    linking: 'fixed-items' as const,
  }
  await runCalibration(database, actor, order, new Date(), () => {})
}
