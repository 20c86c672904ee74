import { CaseRatings } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { assessorErrors } from '../errors.ts'
import type { CaseRow } from './cases.ts'

export interface RatedCaseId {
  readonly caseId: string
  readonly ratings: CaseRatings
}

/** Each person once on each competency, resting on at least one line of that person. */
export function refuseIncomplete({ content }: CaseRow, ratings: CaseRatings): void {
  for (const { id, name } of content.persons) {
    const own = new Set(content.lines.filter(({ who }) => who === id).map((line) => line.id))
    for (const { competency } of content.competencies) {
      const cell = ratings.filter((one) => one.person === id && one.competency === competency)
      const [first] = cell
      const isWhole = cell.length === 1 && first!.evidence.length > 0 && first!.evidence.every((line) => own.has(line))
      if (!isWhole) throw assessorErrors.CASE_RATINGS_INCOMPLETE({ person: name, competency })
    }
  }
  if (ratings.length !== content.persons.length * content.competencies.length) {
    const extra = ratings.find(
      ({ person, competency }) =>
        !content.persons.some(({ id }) => id === person) ||
        !content.competencies.some((one) => one.competency === competency),
    )
    throw assessorErrors.CASE_RATINGS_INCOMPLETE({ person: extra?.person ?? '', competency: extra?.competency ?? '' })
  }
}

/** One who hands in at a time: two devices at once are told apart by their order. */
export const lockSubmissions = (db: Db, accountId: string) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended('training:' || ${accountId}, 0))`)

export async function addSubmission(
  db: Db,
  actor: AuditActor & { id: string },
  { cases, day, rule }: { cases: readonly RatedCaseId[]; day: string; rule: string | null },
): Promise<void> {
  const purpose = rule === null ? 'training' : 'calibration'
  await db.run(sql`
    insert into training_submission (instansi_id, account_id, purpose, cases, submitted_on, rule_version)
    values (${actor.instansiId}, ${actor.id}, ${purpose}, ${JSON.stringify(cases)}::jsonb, ${day}, ${rule})`)
  const action = { training: 'training.submitted', calibration: 'assessor.calibrated' } as const
  await audit(db, actor, {
    action: action[purpose],
    subjectType: 'account',
    subjectId: actor.id,
    after: { cases: cases.length, ratings: cases.reduce((sum, one) => sum + one.ratings.length, 0), rule },
  })
}

/** When and how this account rated its training cases, by case. */
export async function readTrainings(
  db: Db,
  accountId: string,
): Promise<Map<string, { at: string; ratings: CaseRatings }>> {
  const rows = await db.all(
    z.object({ caseId: z.string(), at: z.string(), ratings: CaseRatings }),
    sql`select cases -> 0 ->> 'caseId' as "caseId", cases -> 0 -> 'ratings' as ratings,
        to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from training_submission where account_id = ${accountId} and purpose = 'training' order by submitted_at`,
  )
  return new Map(rows.map(({ caseId, ...row }) => [caseId, row]))
}
