import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { errors } from '../../../plugins/errors.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { handle, handleFreely, handlePublicFreely, handleStream } from '../../../plugins/route.ts'
import { forgetWrongTries } from '../../../plugins/throttle.ts'
import { noteIncident } from './incidents.ts'
import { orderSeat } from './order-seat.ts'
import { orderTime } from './order-time.ts'
import { boardToken, readPublicBoard } from './public-board.ts'
import { readRoom } from './read-room.ts'
import { RoomWatches } from './room-watches.ts'

/** What the committee sees and does while people sit the test. */
export function registerRoom(app: FastifyInstance): RoomWatches {
  const { database, settings } = app
  const { clock, secret } = settings
  const watches = new RoomWatches(database, clock, app.log)

  handle(app, contract.getRoom, async ({ db, params, query }) => {
    await requireRow(db, 'event', params.id)
    const board = await readRoom(db, params.id, query.session, clock())
    if (!board.session && query.session) throw errors.NOT_FOUND()
    return board
  })

  handleStream(
    app,
    contract.followRoom,
    async ({ actor, params, query, stream }) =>
      watches.open({ instansiId: actor.instansiId, eventId: params.id, sessionId: query.session }, stream),
    ({ db, params }) => requireRow(db, 'event', params.id),
  )

  handle(app, contract.orderTime, ({ db, actor, params, body }) => orderTime(db, actor, params.id, body, clock()))

  handleFreely(app, contract.orderSeat, async ({ actor, params, body }) => {
    const { unlocks } = await database.tenant(actor.instansiId, (db) => orderSeat(db, actor, params.id, body, clock()))
    // The other servers hear of it by the database's notice.
    if (body.action === 'exclude') app.forgetActors()
    if (unlocks) await forgetWrongTries(database, `pin:${unlocks}`)
    return { done: true as const }
  })

  handle(app, contract.noteIncident, ({ db, actor, params, body }) => noteIncident(db, actor, params.id, body, clock()))

  handle(app, contract.sharePublicBoard, async ({ db, actor, params }) => {
    await requireRow(db, 'event', params.id)
    return { token: boardToken(secret, actor.instansiId, params.id) }
  })

  handlePublicFreely(app, contract.getPublicBoard, ({ params }) =>
    readPublicBoard(database, secret, params.token, clock()),
  )
  return watches
}
