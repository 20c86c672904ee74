import { type BodyOf, CentreAssessor, type setCentreAssessors } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'

const Choice = z.object({ accountId: z.string(), name: z.string(), nip: z.string(), isAssessor: z.boolean() })

/** Accounts that may be named. Whoever is no asesor can only play a role. */
export const listChoices = (db: Db) =>
  db.all(
    Choice,
    sql`select id as "accountId", name, nip, 'asesor' = any(roles) as "isAssessor" from account
      where disabled_at is null and roles && '{asesor, panitia, administrator}' order by name, nip`,
  )

export const listAssessorRows = (db: Db, centreId: string) =>
  db.all(
    CentreAssessor,
    sql`select a.account_id as "accountId", c.name, c.nip, a.task, a.max_minutes_per_day as "maxMinutesPerDay"
      from centre_assessor as a join account as c on c.instansi_id = a.instansi_id and c.id = a.account_id
      where a.centre_id = ${centreId} order by a.task, c.name, c.nip`,
  )

export async function storeAssessors(
  db: Db,
  actor: AuditActor,
  centreId: string,
  wanted: BodyOf<typeof setCentreAssessors>['assessors'],
): Promise<void> {
  await holdCentre(db, centreId)
  const before = await listAssessorRows(db, centreId)
  const choices = new Map((await listChoices(db)).map((one) => [one.accountId, one]))
  const seen = new Set<string>()
  for (const { accountId, task } of wanted) {
    const isKept = before.some((one) => one.accountId === accountId && one.task === task)
    const choice = choices.get(accountId)
    if (!isKept && (!choice || (task !== 'role-player' && !choice.isAssessor))) throw centreErrors.ASSESSOR_UNKNOWN()
    if (seen.has(accountId)) throw centreErrors.ASSESSOR_TWICE({ name: choice?.name ?? '' })
    seen.add(accountId)
  }
  await refuseUsed(db, centreId, wanted)
  await db.run(sql`delete from centre_absence where centre_id = ${centreId}
    and who in (select account_id from centre_assessor where centre_id = ${centreId})
    and who <> all(${[...seen]}::uuid[])`)
  await db.run(sql`delete from centre_assessor where centre_id = ${centreId}`)
  await db.run(sql`insert into centre_assessor (instansi_id, centre_id, account_id, task, max_minutes_per_day)
    select ${actor.instansiId}, ${centreId}, a."accountId", a.task, a."maxMinutesPerDay"
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as a("accountId" uuid, task text, "maxMinutesPerDay" int)`)
  await audit(db, actor, {
    action: 'centre.assessors-set',
    subjectType: 'centre',
    subjectId: centreId,
    before: before.map(({ accountId, task, maxMinutesPerDay }) => ({ accountId, task, maxMinutesPerDay })),
    after: wanted,
  })
}

/** Who watches sittings stays among the watchers, who plays in them among the players. */
async function refuseUsed(
  db: Db,
  centreId: string,
  wanted: BodyOf<typeof setCentreAssessors>['assessors'],
): Promise<void> {
  const of = (plays: boolean) =>
    wanted.filter(({ task }) => (task === 'role-player') === plays).map(({ accountId }) => accountId)
  const used = await db.maybe(
    z.object({ name: z.string(), sittings: z.number() }),
    sql`select c.name, count(*)::int as sittings from (
        select a.account_id, a.instansi_id from centre_sitting as s join centre_sitting_assessor as a
          on a.instansi_id = s.instansi_id and a.sitting_id = s.id
        where s.centre_id = ${centreId} and a.account_id <> all(${of(false)}::uuid[])
        union all
        select role_player_id, instansi_id from centre_sitting
        where centre_id = ${centreId} and role_player_id <> all(${of(true)}::uuid[])
      ) as u join account as c on c.instansi_id = u.instansi_id and c.id = u.account_id
      group by c.id, c.name order by c.name limit 1`,
  )
  if (used) throw centreErrors.ASSESSOR_USED(used)
}
