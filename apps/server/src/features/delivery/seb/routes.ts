import * as contract from '@petakom/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors } from '../../../plugins/errors.ts'
import { handle, handleFile, handleFreely } from '../../../plugins/route.ts'
import { findActor } from '../../../plugins/sign-in.ts'
import { requireSeb } from './check-request.ts'
import { sebFile } from './config-file.ts'
import { SebRequirements } from './requirements.ts'
import { changeSession, findSettings, listSessions } from './sessions.ts'

export type CheckSeb = (
  who: { instansiId: string; participantId?: string | undefined },
  request: FastifyRequest,
) => Promise<void>

/** The committee's side of Safe Exam Browser. Gives back the check that every request of an exam goes through. */
export function registerSeb(app: FastifyInstance): CheckSeb {
  const requirements = new SebRequirements(app.database)
  handle(app, contract.listSeb, ({ db, params }) => listSessions(db, params.id, app.settings.publicUrl))
  handleFreely(app, contract.changeSeb, async ({ actor, params, body }) => {
    const changed = await app.database.tenant(actor.instansiId, (db) => changeSession(db, actor, params.id, body))
    requirements.forget(actor.instansiId)
    return changed
  })
  handleFile(app, contract.downloadSeb, async ({ db, params }) => {
    const settings = await findSettings(db, params.id)
    if (!settings) throw errors.NOT_FOUND()
    return { fileName: 'petakom-ujian.seb', contentType: 'application/seb', content: sebFile(settings) }
  })
  const check: CheckSeb = async ({ instansiId, participantId }, request) => {
    const requirement = participantId ? await requirements.of(instansiId, participantId) : null
    if (requirement) requireSeb(requirement, request)
  }
  app.addHook('preHandler', async (request) => {
    const url = request.routeOptions.url ?? ''
    // An EventSource can send nothing of its own, and the stream tells times alone.
    if (!url.startsWith('/api/exam/') && url !== '/api/exam') return
    if (url === contract.followExam.url) return
    const actor = await findActor(request)
    if (actor) await check(actor, request)
  })
  return check
}
