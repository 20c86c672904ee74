import type { BodyOf, signIn } from '@petakom/contract'
import type { Database } from '../../db/database.ts'
import { countWrongTry, forgetWrongTries, freeTriesFrom, refuseTooManyTries } from '../../plugins/throttle.ts'
import { identityErrors } from './errors.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { findCredentials } from './queries.ts'

/** Hashed when nobody has the NIP, so that an unknown NIP takes as long to refuse as a wrong password. */
const decoy = hashPassword('no account has this password')

export async function signInWithPassword(
  database: Database,
  { nip, password, instansi }: BodyOf<typeof signIn>,
  address: string,
) {
  const key = `password:${nip}`
  await refuseTooManyTries(database, key, await freeTriesFrom(database, address))
  const candidates = await database.gate((db) => findCredentials(db, nip, instansi))
  if (candidates.length === 0) await verifyPassword(password, await decoy)
  for (const candidate of candidates) {
    if (await verifyPassword(password, candidate.passwordHash)) {
      await forgetWrongTries(database, key)
      return candidate
    }
  }
  await countWrongTry(database, `address:${address}`)
  throw identityErrors.WRONG_CREDENTIALS()
}
