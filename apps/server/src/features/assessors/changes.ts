import type {
  addCertificate,
  addOverride,
  BodyOf,
  saveAssessor,
  suspendAssessor,
  withdrawCertificate,
} from '@petakom/contract'
import { TIERS } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, raw, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { assessorErrors } from './errors.ts'

const IdRow = z.object({ id: z.string() })
const Profile = z.object({
  grade: z.string(),
  tiers: z.array(z.string()),
  institution: z.string(),
  isSuspended: z.boolean(),
})
const subjectOf = (accountId: string) => ({ subjectType: 'account', subjectId: accountId })
const MOST_OVERRIDE_DAYS = 366

async function getAccount(db: Db, id: string): Promise<{ name: string; isAssessor: boolean }> {
  const found = await db.maybe(
    z.object({ name: z.string(), isAssessor: z.boolean() }),
    sql`select name, 'asesor' = any(roles) as "isAssessor" from account where id = ${id}`,
  )
  if (!found) throw errors.NOT_FOUND()
  return found
}

/** Who may rate is said by somebody else. */
function refuseOwn(actor: AuditActor, accountId: string): void {
  if (actor.id === accountId) throw assessorErrors.ASSESSOR_OWN()
}

/** Locks the profile, so that two who change one assessor come one after the other. */
async function findProfile(db: Db, accountId: string) {
  return db.maybe(
    Profile,
    sql`select grade, tiers, institution, suspended_at is not null as "isSuspended" from assessor_profile
      where account_id = ${accountId} for update`,
  )
}

async function getProfile(db: Db, accountId: string) {
  await getAccount(db, accountId)
  const found = await findProfile(db, accountId)
  if (!found) throw assessorErrors.ASSESSOR_NOT_REGISTERED()
  return found
}

export async function registerAssessor(
  db: Db,
  actor: AuditActor,
  accountId: string,
  body: BodyOf<typeof saveAssessor>,
): Promise<void> {
  refuseOwn(actor, accountId)
  const { name, isAssessor } = await getAccount(db, accountId)
  if (!isAssessor) throw assessorErrors.NOT_AN_ASSESSOR({ name })
  const tiers = TIERS.filter((tier) => body.tiers.includes(tier))
  const unknown = body.tiers.find((tier) => !TIERS.includes(tier))
  if (unknown !== undefined) throw assessorErrors.TIER_UNKNOWN({ tier: unknown })
  const before = await findProfile(db, accountId)
  const after = { grade: body.grade, tiers, institution: body.institution }
  if (before && JSON.stringify(after) === JSON.stringify({ ...before, isSuspended: undefined }))
    throw assessorErrors.ASSESSOR_SAME()
  await db.run(sql`
    insert into assessor_profile (instansi_id, account_id, grade, tiers, institution)
    values (${actor.instansiId}, ${accountId}, ${body.grade}, ${tiers}, ${body.institution})
    on conflict (instansi_id, account_id) do update set grade = excluded.grade, tiers = excluded.tiers,
      institution = excluded.institution`)
  await audit(db, actor, {
    action: before ? 'assessor.changed' : 'assessor.registered',
    ...subjectOf(accountId),
    ...(before ? { before: { grade: before.grade, tiers: before.tiers, institution: before.institution } } : {}),
    after,
  })
}

export async function setSuspension(
  db: Db,
  actor: AuditActor,
  accountId: string,
  { isSuspended, reason }: BodyOf<typeof suspendAssessor>,
): Promise<void> {
  refuseOwn(actor, accountId)
  const before = await getProfile(db, accountId)
  if (before.isSuspended === isSuspended) throw assessorErrors.ASSESSOR_SAME()
  await db.run(
    isSuspended
      ? sql`update assessor_profile set suspended_at = now(), suspended_by_name = ${actor.name},
          suspended_reason = ${reason} where account_id = ${accountId}`
      : sql`update assessor_profile set suspended_at = null, suspended_by_name = null, suspended_reason = null
          where account_id = ${accountId}`,
  )
  await audit(db, actor, {
    action: isSuspended ? 'assessor.suspended' : 'assessor.resumed',
    ...subjectOf(accountId),
    reason,
  })
}

export async function recordCertificate(
  db: Db,
  actor: AuditActor,
  accountId: string,
  body: BodyOf<typeof addCertificate>,
): Promise<string> {
  refuseOwn(actor, accountId)
  await getProfile(db, accountId)
  const { issuedOn: from, expiresOn: until } = body
  if (until !== null && until < from) throw assessorErrors.CERTIFICATE_DATES({ from, until })
  const made = await db.maybe(
    IdRow,
    sql`insert into assessor_certificate (instansi_id, account_id, name, number, issuer, issued_on, expires_on,
        recorded_by_name)
      values (${actor.instansiId}, ${accountId}, ${body.name}, ${body.number}, ${body.issuer}, ${from}, ${until},
        ${actor.name})
      on conflict (instansi_id, account_id, number) where withdrawn_at is null do nothing returning id`,
  )
  if (!made) throw assessorErrors.CERTIFICATE_THERE({ number: body.number })
  await audit(db, actor, { action: 'assessor.certified', ...subjectOf(accountId), after: body })
  return made.id
}

export async function recordOverride(
  db: Db,
  actor: AuditActor,
  accountId: string,
  { from, until, reason }: BodyOf<typeof addOverride>,
): Promise<string> {
  await getProfile(db, accountId)
  if (actor.id === accountId) throw assessorErrors.OVERRIDE_OWN()
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  if (days < 0 || days > MOST_OVERRIDE_DAYS) throw assessorErrors.OVERRIDE_DATES()
  const { id } = await db.one(
    IdRow,
    sql`insert into assessor_override (instansi_id, account_id, starts_on, ends_on, reason, made_by, made_by_name)
      values (${actor.instansiId}, ${accountId}, ${from}, ${until}, ${reason}, ${actor.id}, ${actor.name}) returning id`,
  )
  await audit(db, actor, { action: 'assessor.overridden', ...subjectOf(accountId), after: { from, until }, reason })
  return id
}

const TABLES = {
  'assessor.certificate-withdrawn': 'assessor_certificate',
  'assessor.override-withdrawn': 'assessor_override',
} as const

/** Takes a certificate or an override out of force; both stay readable, with who did it and why. */
export async function withdraw(
  db: Db,
  actor: AuditActor,
  action: keyof typeof TABLES,
  id: string,
  { reason }: BodyOf<typeof withdrawCertificate>,
): Promise<void> {
  const table = raw(TABLES[action])
  const found = await db.maybe(
    z.object({ accountId: z.string(), by: z.string().nullable() }),
    sql`select account_id as "accountId", withdrawn_by_name as by from ${table} where id = ${id} for update`,
  )
  if (!found) throw errors.NOT_FOUND()
  if (found.by !== null) throw assessorErrors.ALREADY_WITHDRAWN({ name: found.by })
  await db.run(sql`update ${table} set withdrawn_at = now(), withdrawn_by_name = ${actor.name},
    withdrawn_reason = ${reason} where id = ${id}`)
  await audit(db, actor, { action, ...subjectOf(found.accountId), after: { id }, reason })
}
