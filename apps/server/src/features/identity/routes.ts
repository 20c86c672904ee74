import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { DEMO_ACCOUNTS } from '../../demo/accounts.ts'
import { errors } from '../../plugins/errors.ts'
import { proveIdentity } from '../../plugins/prove-identity.ts'
import { handle, handleFreely, handlePublicFreely } from '../../plugins/route.ts'
import { closeSession, openSession, type SignedInActor, setSessionLock } from '../../plugins/sign-in.ts'
import { createAccount, updateAccount } from './accounts.ts'
import { registerActivation } from './activation/routes.ts'
import { isFirstRun, runFirst } from './first-run.ts'
import { hashPassword } from './password.ts'
import { describeSession, listAccountRows } from './queries.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

export function registerIdentity(app: FastifyInstance): void {
  registerActivation(app)
  handle(app, contract.getSession, ({ db, actor }) => describeSession(db, actor))

  handlePublicFreely(app, contract.signIn, async ({ body, request, reply }) => {
    const account = await signInWithPassword(app.database, body, request.ip)
    await app.database.gate((db) => openSession(db, { instansiId: account.instansiId, accountId: account.id }, reply))
    return app.database.tenant(account.instansiId, (db) => describeSession(db, { ...account, nip: body.nip }))
  })

  handle(app, contract.signOut, async ({ db, actor, reply }) => {
    await closeSession(db, actor.sessionId, reply)
    return contract.done
  })

  async function lock(actor: SignedInActor, isLocked: boolean): Promise<void> {
    await app.database.tenant(actor.instansiId, async (db) => {
      if (!(await setSessionLock(db, actor.sessionId, isLocked))) return
      const action = isLocked ? 'session.locked' : 'session.unlocked'
      await audit(db, actor, { action, subjectType: 'account', subjectId: actor.id })
    })
    app.forgetActors()
  }
  handleFreely(app, contract.lockSession, async ({ actor }) => {
    refuseParticipant(actor)
    await lock(actor, true)
    return contract.done
  })
  handleFreely(app, contract.unlock, async ({ actor, body }) => {
    await proveIdentity(app.database, actor, body.password)
    await lock(actor, false)
    return contract.done
  })

  handleFreely(app, contract.changePassword, async ({ actor, body }) => {
    await proveIdentity(app.database, actor, body.current)
    const hash = await hashPassword(body.next)
    await app.database.tenant(actor.instansiId, async (db) => {
      await db.run(sql`update account set password_hash = ${hash} where id = ${actor.id}`)
      await db.run(sql`delete from login_session where account_id = ${actor.id} and id <> ${actor.sessionId}`)
      await audit(db, actor, { action: 'password.changed', subjectType: 'account', subjectId: actor.id })
    })
    return contract.done
  })

  /** A participant came with a PIN: there is no password to prove, and no lock during a test. */
  function refuseParticipant({ participantId }: SignedInActor): void {
    if (participantId) throw errors.FORBIDDEN()
  }

  handlePublicFreely(app, contract.getFirstRun, async () => ({ needed: await isFirstRun(app.database) }))

  handlePublicFreely(app, contract.firstRun, async ({ body, reply }) => {
    const { instansiId, accountId } = await runFirst(app.database, body)
    await app.database.gate((db) => openSession(db, { instansiId, accountId }, reply))
    const { nip, name } = body.admin
    return app.database.tenant(instansiId, (db) =>
      describeSession(db, { id: accountId, instansiId, nip, name, roles: ['administrator'] }),
    )
  })

  handlePublicFreely(app, contract.getDemoAccounts, async () => (app.settings.isDemo ? [...DEMO_ACCOUNTS] : []))

  handle(app, contract.listAccounts, ({ db }) => listAccountRows(db))
  handle(app, contract.createAccount, async ({ db, actor, body }) => ({ id: await createAccount(db, actor, body) }))
  handle(app, contract.updateAccount, async ({ db, actor, params, body }) => {
    await updateAccount(db, actor, params.id, body)
    return contract.done
  })
}
