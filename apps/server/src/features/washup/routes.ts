import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { handle, handleFreely, handlePublicFreely, handleStream } from '../../plugins/route.ts'
import { countWrongTry, refuseOver } from '../../plugins/throttle.ts'
import { acceptEven, decide } from './decide.ts'
import { ruleLate } from './late.ts'
import { listCandidates, listCentres } from './list.ts'
import { close, reopen } from './minutes/close.ts'
import type { MinutesWork } from './minutes/minutes-worker.ts'
import { readMinutes } from './minutes/read-minutes.ts'
import { verifyMinutes } from './minutes/verify.ts'
import { beginWashup } from './open.ts'
import { readPlace } from './place.ts'
import { presentWashup } from './present.ts'
import { handOver } from './recorder.ts'
import { openRoom } from './room.ts'
import { WashupStreams } from './streams.ts'

const WORKER = new URL('./minutes/minutes-worker.ts', import.meta.url)
/** Unknown codes that one address may ask about before it waits. */
const UNKNOWN_CODES = 60

/** Where assessors of a candidate compare what they locked and agree; live on every server. */
export function registerWashup(app: FastifyInstance): void {
  const { database, settings } = app
  const { clock } = settings
  const streams = new WashupStreams(app)
  const closing = new AbortController()
  app.addHook('onClose', async () => closing.abort())
  const unwatched = { signal: closing.signal, report: async () => closing.signal.throwIfAborted() }
  let last: Promise<unknown> = Promise.resolve()

  handle(app, contract.listWashupCentres, ({ db, actor }) => listCentres(db, actor))
  handle(app, contract.listWashups, ({ db, actor, params }) => listCandidates(db, actor, params.id, clock()))
  handleStream(
    app,
    contract.followWashups,
    async ({ actor, params, stream }) => streams.open({ instansiId: actor.instansiId, centreId: params.id, stream }),
    async ({ db, actor, params }) => {
      await readPlace(db, actor, params.id)
    },
  )
  handle(app, contract.openWashup, ({ db, actor, params, body }) => beginWashup(db, actor, params.id, body, clock()))
  handle(app, contract.getWashup, async ({ db, actor, params }) =>
    presentWashup(db, actor, await openRoom(db, actor, params.id, clock()), clock()),
  )
  handle(app, contract.decideWashup, async ({ db, actor, params, body }) => {
    await decide(db, actor, params.id, body, clock())
    return contract.done
  })
  handle(app, contract.acceptWashup, async ({ db, actor, params, body }) => {
    await acceptEven(db, actor, params.id, body, clock())
    return contract.done
  })
  handle(app, contract.handWashup, async ({ db, actor, params, body }) => {
    await handOver(db, actor, params.id, body, clock())
    return contract.done
  })
  handle(app, contract.ruleLateRating, async ({ db, actor, params, body }) => {
    await ruleLate(db, actor, params.id, body, clock())
    return contract.done
  })
  handle(app, contract.closeWashup, ({ db, actor, params }) => close(db, actor, params.id, clock()))
  handle(app, contract.reopenWashup, async ({ db, actor, params, body }) => {
    await reopen(db, actor, params.id, body.reason, clock())
    return contract.done
  })
  handleFreely(app, contract.getWashupMinutes, async ({ actor, params, query, reply }) => {
    const { instansiId } = actor
    const { code } = await database.tenant(instansiId, async (db) => {
      await openRoom(db, actor, params.id, clock())
      const found = await readMinutes(db, params.id, query.number)
      const after = { code: found.code }
      await audit(db, actor, { action: 'washup.downloaded', subjectType: 'washup', subjectId: params.id, after })
      return found
    })
    const order: MinutesWork = {
      connectionString: database.connectionString,
      instansiId,
      washupId: params.id,
      number: query.number,
      publicUrl: settings.publicUrl,
    }
    // One at a time: each has a thread of its own, and a hundred at once would be a hundred threads.
    const turn = last.catch(() => {}).then(() => runInWorker<Uint8Array>(WORKER, order, unwatched))
    last = turn
    return reply
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(`rapat-integrasi-${code}.pdf`)}`,
      )
      .type('application/pdf')
      .send(Buffer.from(await turn))
  })
  handlePublicFreely(app, contract.verifyWashupMinutes, async ({ params, request }) => {
    const key = `verify:${request.ip}`
    await refuseOver(database, key, UNKNOWN_CODES)
    const verdict = await verifyMinutes(database, params.code)
    if (verdict.outcome === 'unknown') await countWrongTry(database, key)
    return verdict
  })
}
