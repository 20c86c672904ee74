import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { handle } from '../../plugins/route.ts'
import { attendanceCode, sessionPin } from '../../plugins/session-pin.ts'
import { listAccommodationRows, storeAccommodation } from './accommodations.ts'
import { scanTicket, tickAttendance } from './attendance.ts'
import { decideDesign, designGaps, listExercises, TARGETS } from './design.ts'
import { addEvent, changeEvent, closeEvent, getEventRow, listEventRows, refusePast } from './events.ts'
import {
  addMatching,
  dropMatching,
  dropParticipant,
  getParticipantRow,
  listParticipantRows,
  previewFilter,
} from './participants.ts'
import { listSessionRows, moveSeat, planEvent } from './sessions.ts'

export function registerEvents(app: FastifyInstance): void {
  const { secret, clock } = app.settings
  handle(app, contract.listEvents, ({ db }) => listEventRows(db))
  handle(app, contract.createEvent, async ({ db, actor, body: { backdated, ...edit } }) => {
    if (!backdated) await refusePast(db, edit.startsOn, clock())
    return { id: await addEvent(db, actor, edit) }
  })
  handle(app, contract.updateEvent, async ({ db, actor, params, body: { backdated, ...edit } }) => {
    await changeEvent(db, actor, params.id, edit, { backdated, now: clock() })
    return contract.done
  })
  handle(app, contract.closeEvent, async ({ db, actor, params }) => {
    await closeEvent(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.getEvent, async ({ db, actor, params }) => {
    const event = await getEventRow(db, params.id)
    const exercises = await listExercises(db, params.id)
    const { timezone } = await db.one(
      z.object({ timezone: z.string() }),
      sql`select timezone from instansi where id = ${actor.instansiId}`,
    )
    const sessionList = await listSessionRows(db, params.id, clock())
    return { ...event, timezone, exercises, thin: designGaps(exercises), targets: TARGETS, sessionList }
  })
  handle(app, contract.setDesign, async ({ db, actor, params, body }) => {
    await decideDesign(db, actor, params.id, body)
    return contract.done
  })

  handle(app, contract.previewParticipants, async ({ db, params, body }) => {
    await getEventRow(db, params.id)
    return previewFilter(db, params.id, body)
  })
  handle(app, contract.addParticipants, async ({ db, actor, params, body }) => ({
    added: await addMatching(db, actor, params.id, body),
  }))
  handle(app, contract.removeParticipants, async ({ db, actor, params, body }) => ({
    removed: await dropMatching(db, actor, params.id, body),
  }))
  handle(app, contract.removeParticipant, async ({ db, actor, params }) => {
    await dropParticipant(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.listParticipants, async ({ db, params, query }) => {
    await getEventRow(db, params.id)
    return listParticipantRows(db, params.id, query)
  })

  handle(app, contract.planEventSessions, ({ db, actor, params, body }) =>
    planEvent(db, actor, params.id, { allowPast: body.allowPast, now: clock() }),
  )
  handle(app, contract.listAccommodations, async ({ db, params }) => {
    await getEventRow(db, params.id)
    return listAccommodationRows(db, params.id)
  })
  handle(app, contract.setAccommodation, async ({ db, actor, params, body }) => {
    await storeAccommodation(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.moveParticipant, async ({ db, actor, params, body }) => {
    await moveSeat(db, actor, params.id, body, clock())
    return contract.done
  })
  handle(app, contract.getPinCards, async ({ db, actor, params, query }) => {
    await getEventRow(db, params.id)
    const rows = await listParticipantRows(db, params.id, { session: query.session })
    const versions = await db.all(
      z.object({ id: z.string(), version: z.number() }),
      sql`select id, pin_version as version from participant where event_id = ${params.id}`,
    )
    const versionOf = new Map(versions.map(({ id, version }) => [id, version]))
    await audit(db, actor, { action: 'pins.viewed', subjectType: 'event', subjectId: params.id, after: query })
    return rows.map((row) => ({
      ...row,
      pin: sessionPin(secret, row.id, versionOf.get(row.id) ?? 1),
      ticket: attendanceCode(secret, row.id),
    }))
  })

  handle(app, contract.setAttendance, async ({ db, actor, params, body }) => {
    await getParticipantRow(db, params.id)
    await tickAttendance(db, actor, params.id, body.attendance, clock())
    return contract.done
  })
  handle(app, contract.scanTicket, ({ db, actor, params, body }) =>
    scanTicket(db, actor, params.id, body.ticket, { secret, now: clock() }),
  )
}
