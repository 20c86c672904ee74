import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { defineErrors } from './app-error.ts'
import { errors } from './errors.ts'
import { verifyPassword } from './password.ts'
import type { SignedInActor } from './sign-in.ts'
import { forgetWrongTries, refuseTooManyTries } from './throttle.ts'

const identityErrors = defineErrors({
  WRONG_PASSWORD: [403, 'Kata sandi tidak cocok. Periksa lalu coba lagi.'],
})

/**
 * Asks for the password once more: whoever finds an open session cannot sign with it. Tries are counted as at the lock
 * screen, and together with it.
 */
export async function proveIdentity(database: Database, actor: SignedInActor, password: string): Promise<void> {
  // A participant came with a PIN: there is no password to prove.
  if (actor.participantId) throw errors.FORBIDDEN()
  const key = `unlock:${actor.id}`
  await refuseTooManyTries(database, key)
  const { hash } = await database.tenant(actor.instansiId, (db) =>
    db.one(z.object({ hash: z.string() }), sql`select password_hash as hash from account where id = ${actor.id}`),
  )
  if (!(await verifyPassword(password, hash))) throw identityErrors.WRONG_PASSWORD()
  await forgetWrongTries(database, key)
}
