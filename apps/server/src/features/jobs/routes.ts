import * as contract from '@petakom/contract'
import { can, type Permission } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/query.ts'
import { findJob, findJobAbout, presentJob } from '../../jobs/job-store.ts'
import { errors } from '../../plugins/errors.ts'
import { handle, handleFreely } from '../../plugins/route.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'

export function registerJobRoutes(app: FastifyInstance): void {
  handle(app, contract.getJob, async ({ db, actor, params }) => presentJob(await findVisible(db, actor, params.id)))
  handle(app, contract.findJobAbout, async ({ db, actor, query }) => {
    const { kind, about } = query
    const job = kind && about ? await findJobAbout(db, kind, about) : null
    return { job: job && can(actor, job.permission as Permission) ? presentJob(job) : null }
  })
  handleFreely(app, contract.cancelJob, async ({ actor, params }) => {
    const find = () => app.database.tenant(actor.instansiId, (db) => findVisible(db, actor, params.id))
    await find()
    await app.jobs.stop(actor, params.id)
    return presentJob(await find())
  })
}

/** A job that the actor could not have started does not exist for them. */
async function findVisible(db: Db, actor: SignedInActor, id: string) {
  const job = await findJob(db, id)
  if (!job || !can(actor, job.permission as Permission)) throw errors.NOT_FOUND()
  return job
}
