import * as contract from '@petakom/contract'
import { can, type Permission } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/query.ts'
import { findJob, findJobAbout, type JobRow, presentJob } from '../../jobs/job-store.ts'
import { errors } from '../../plugins/errors.ts'
import { handle, handleFreely } from '../../plugins/route.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'

export function registerJobRoutes(app: FastifyInstance): void {
  handle(app, contract.getJob, async ({ db, actor, params }) => presentJob(await findVisible(db, actor, params.id)))
  handle(app, contract.findJobAbout, async ({ db, actor, query }) => {
    const { kind, about } = query
    const job = kind && about ? await findJobAbout(db, kind, about) : null
    return { job: job && isVisible(actor, job) ? presentJob(job) : null }
  })
  handleFreely(app, contract.cancelJob, async ({ actor, params }) => {
    const find = () => app.database.tenant(actor.instansiId, (db) => findVisible(db, actor, params.id))
    await find()
    await app.jobs.stop(actor, params.id)
    return presentJob(await find())
  })
}

/** Every asesor may hold the permission to report on raters; a report is its starter's, and theirs who plan centres. */
function isVisible(actor: SignedInActor, { permission, creatorId }: JobRow): boolean {
  if (!can(actor, permission as Permission)) return false
  return permission !== 'rater.run' || creatorId === actor.id || can(actor, 'centre.edit')
}

/** A job that the actor could not have started does not exist for them. */
async function findVisible(db: Db, actor: SignedInActor, id: string) {
  const job = await findJob(db, id)
  if (!job || !isVisible(actor, job)) throw errors.NOT_FOUND()
  return job
}
