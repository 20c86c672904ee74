import type { Role } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { identityErrors } from './errors.ts'
import { hashPassword } from './password.ts'

const IdRow = z.object({ id: z.string() })

export interface NewInstansi {
  readonly code: string
  readonly name: string
  readonly timezone: string
  readonly isSynthetic?: boolean
}

/** In the gate: the instansi is being born, so no instansi can be set yet. */
export async function createInstansi(db: Db, { code, name, timezone, isSynthetic = false }: NewInstansi) {
  const { id } = await db.one(
    IdRow,
    sql`insert into instansi (code, name, timezone, is_synthetic) values (${code}, ${name}, ${timezone}, ${isSynthetic})
      returning id`,
  )
  return id
}

export interface NewAccount {
  readonly nip: string
  readonly name: string
  readonly password: string
  readonly roles: readonly Role[]
}

export async function createAccount(db: Db, actor: AuditActor, account: NewAccount): Promise<string> {
  const row = await db.maybe(
    IdRow,
    sql`insert into account (instansi_id, nip, name, password_hash, roles)
      values (${actor.instansiId}, ${account.nip}, ${account.name}, ${await hashPassword(account.password)},
        ${account.roles})
      on conflict (instansi_id, nip) do nothing returning id`,
  )
  if (!row) throw identityErrors.NIP_TAKEN({ nip: account.nip })
  await audit(db, actor, {
    action: 'account.created',
    subjectType: 'account',
    subjectId: row.id,
    after: { nip: account.nip, name: account.name, roles: account.roles },
  })
  return row.id
}

/** Disabling also ends the account's sessions: what was taken away must not stay open in a browser. */
export async function updateAccount(
  db: Db,
  actor: AuditActor,
  id: string,
  change: { roles: readonly Role[]; disabled: boolean },
): Promise<void> {
  const before = await db.maybe(
    z.object({ roles: z.array(z.string()), disabled: z.boolean() }),
    sql`select roles, disabled_at is not null as disabled from account where id = ${id} for update`,
  )
  if (!before) throw errors.NOT_FOUND()
  await db.run(sql`update account set roles = ${change.roles},
    disabled_at = case when ${change.disabled} then coalesce(disabled_at, now()) end where id = ${id}`)
  const { left } = await db.one(
    z.object({ left: z.number() }),
    sql`select count(*)::int as left from account where 'administrator' = any(roles) and disabled_at is null`,
  )
  if (left === 0) throw identityErrors.LAST_ADMINISTRATOR()
  if (change.disabled) await db.run(sql`delete from login_session where account_id = ${id}`)
  await audit(db, actor, { action: 'account.changed', subjectType: 'account', subjectId: id, before, after: change })
}
