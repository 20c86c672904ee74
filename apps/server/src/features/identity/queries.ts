import { Session } from '@petakom/contract'
import { permissionsOf, ROLES } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'

const CredentialRow = z.object({
  instansiId: z.string(),
  id: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  roles: z.array(z.enum(ROLES)),
})

/** Accounts of this NIP that are not disabled; someone posted to two instansi has two. */
export function findCredentials(db: Db, nip: string, instansiCode: string | undefined) {
  return db.all(
    CredentialRow,
    sql`select a.instansi_id as "instansiId", a.id, a.name, a.password_hash as "passwordHash", a.roles
      from account as a join instansi as i on i.id = a.instansi_id
      where a.nip = ${nip} and a.disabled_at is null
        and (${instansiCode ?? null}::text is null or i.code = ${instansiCode ?? null})
      order by i.code`,
  )
}

export function getInstansi(db: Db, instansiId: string) {
  return db.one(
    Session.shape.instansi,
    sql`select id, code, name, timezone, is_synthetic as "isSynthetic" from instansi where id = ${instansiId}`,
  )
}

export async function describeSession(db: Db, actor: Omit<SignedInActor, 'sessionId' | 'isLocked'>): Promise<Session> {
  const { id, name, nip, roles } = actor
  return {
    actor: { id, name, nip, roles: [...roles], permissions: permissionsOf(roles) },
    instansi: await getInstansi(db, actor.instansiId),
  }
}

export function listAccountRows(db: Db) {
  return db.all(
    z.object({
      id: z.string(),
      nip: z.string(),
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      disabled: z.boolean(),
    }),
    sql`select id, nip, name, roles, disabled_at is not null as disabled from account order by name`,
  )
}
