import type { activateAccount, BodyOf, ResponseOf } from '@petakom/contract'
import { z } from 'zod'
import { audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { type ActivationKey, isActivationCode } from '../../../plugins/activation-code.ts'
import { countWrongTry, forgetWrongTries, freeTriesFrom, refuseTooManyTries } from '../../../plugins/throttle.ts'
import { identityErrors } from '../errors.ts'
import { hashPassword } from '../password.ts'

const Pending = z.object({
  instansiId: z.string(),
  instansi: z.string(),
  pegawaiId: z.string(),
  nip: z.string(),
  name: z.string(),
  counter: z.number(),
})
type Pending = z.infer<typeof Pending>

/** Compared when nobody has a code under the NIP, so that the refusal is the same work as for one who has. */
const NOBODY: ActivationKey = { instansiId: '', nip: '', counter: 0 }

/** Codes of this NIP that are out and still good, whichever instansi gave them. */
function findPending(db: Db, nip: string): Promise<Pending[]> {
  return db.all(
    Pending,
    sql`select i.id as "instansiId", i.name as instansi, p.id as "pegawaiId", p.nip, p.name, a.counter
      from pegawai as p
      join account_activation as a on a.instansi_id = p.instansi_id and a.pegawai_id = p.id
      join instansi as i on i.id = p.instansi_id
      where p.nip = ${nip} and a.used_at is null and a.expires_at > now()
      order by i.code`,
  )
}

/** One sentence for every refusal: who guesses learns neither that a NIP is known nor that a code was good once. */
export async function activate(
  database: Database,
  secret: Buffer,
  { nip, code, password }: BodyOf<typeof activateAccount>,
  address: string,
): Promise<ResponseOf<typeof activateAccount>> {
  const key = `activation:${nip}`
  await refuseTooManyTries(database, key, await freeTriesFrom(database, address))
  const pending = await database.gate((db) => findPending(db, nip))
  const [match] = pending.filter((one) => isActivationCode(secret, one, code))
  if (pending.length === 0) isActivationCode(secret, NOBODY, code)
  const outcome = match && (await openAccount(database, match, await hashPassword(password)))
  if (!outcome) {
    await countWrongTry(database, `address:${address}`)
    throw identityErrors.ACTIVATION_REFUSED()
  }
  await forgetWrongTries(database, key)
  return { outcome, instansi: match.instansi }
}

/** Null where another request used the code, or an administrator renewed it, in the meantime. */
function openAccount(database: Database, { instansiId, pegawaiId, nip, name, counter }: Pending, hash: string) {
  return database.tenant(instansiId, async (db) => {
    const used = await db.run(sql`update account_activation set used_at = now()
      where pegawai_id = ${pegawaiId} and counter = ${counter} and used_at is null`)
    if (used === 0) return null
    const AccountRow = z.object({ id: z.string(), roles: z.array(z.string()) })
    const created = await db.maybe(
      AccountRow,
      sql`insert into account (instansi_id, nip, name, password_hash, roles)
        values (${instansiId}, ${nip}, ${name}, ${hash}, '{pegawai}')
        on conflict (instansi_id, nip) do nothing returning id, roles`,
    )
    const account =
      created ??
      (await db.one(
        AccountRow,
        sql`update account set roles = array_append(array_remove(roles, 'pegawai'), 'pegawai') where nip = ${nip}
          returning id, roles`,
      ))
    const outcome = created ? ('created' as const) : ('role-added' as const)
    await audit(
      db,
      { instansiId, id: account.id, name },
      {
        action: 'account.activated',
        subjectType: 'account',
        subjectId: account.id,
        after: { nip, outcome, roles: account.roles },
      },
    )
    return outcome
  })
}
