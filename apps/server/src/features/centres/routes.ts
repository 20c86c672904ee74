import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../plugins/route.ts'
import { dropAbsence, storeAbsence } from './absences.ts'
import { listChoices, storeAssessors } from './assessors.ts'
import { addMatching, dropCandidates, previewCandidateRows } from './candidates.ts'
import { addCentre, changeCentre, dropCentre, listCentreRows, readEventCentre } from './centres.ts'
import { listSheetRows, storeExercises } from './exercises.ts'
import { readHeld } from './hold-centre.ts'
import { declareOwn, readOwnTies } from './own-ties.ts'
import { readCentre } from './read-centre.ts'
import { storeRooms } from './rooms.ts'
import { dropTie, readTies, storeTie } from './ties.ts'
import { localTime, readFacts } from './timetable/facts.ts'
import { registerTimetable } from './timetable/routes.ts'
import { readSittings } from './timetable/sittings.ts'
import { storeTimetable } from './timetable/store-timetable.ts'

/** Assessment centres of events: who is watched, by whom, in what, where; their timetable under `timetable`. */
export function registerCentres(app: FastifyInstance): void {
  const now = () => app.settings.clock()
  handle(app, contract.listCentres, ({ db }) => listCentreRows(db))
  handle(app, contract.findEventCentre, ({ db, params }) => readEventCentre(db, params.id))
  handle(app, contract.createCentre, async ({ db, actor, params, body }) => ({
    id: await addCentre(db, actor, params.id, body),
  }))
  handle(app, contract.getCentre, ({ db, params }) => readCentre(db, params.id))
  handle(app, contract.updateCentre, async ({ db, actor, params, body }) => {
    await changeCentre(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.deleteCentre, async ({ db, actor, params }) => {
    await dropCentre(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.setCentreExercises, async ({ db, actor, params, body }) => ({
    ids: await storeExercises(db, actor, params.id, body),
  }))
  handle(app, contract.listCentreSheets, async ({ db, params }) => {
    await readHeld(db, params.id)
    return listSheetRows(db)
  })
  handle(app, contract.setCentreRooms, async ({ db, actor, params, body }) => ({
    ids: await storeRooms(db, actor, params.id, body.rooms),
  }))
  handle(app, contract.previewCandidates, ({ db, params, body }) => previewCandidateRows(db, params.id, body))
  handle(app, contract.addCandidates, async ({ db, actor, params, body }) => ({
    added: await addMatching(db, actor, params.id, body),
  }))
  handle(app, contract.removeCandidates, async ({ db, actor, params, body }) => {
    const { removed, unseated } = await dropCandidates(db, actor, params.id, body)
    if (unseated) {
      const facts = await readFacts(db, params.id, (await localTime(db, now())).day)
      const storing = { cause: 'by-hand', reason: body.reason } as const
      await storeTimetable(db, actor, params.id, facts, await readSittings(db, params.id), storing)
    }
    return { removed }
  })
  handle(app, contract.listAssessorChoices, async ({ db, params }) => {
    await readHeld(db, params.id)
    return listChoices(db)
  })
  handle(app, contract.setCentreAssessors, async ({ db, actor, params, body }) => {
    await storeAssessors(db, actor, params.id, body.assessors)
    return contract.done
  })
  handle(app, contract.listCentreTies, async ({ db, params }) => {
    await readHeld(db, params.id)
    return readTies(db, params.id, (await localTime(db, now())).day)
  })
  handle(app, contract.declareTie, async ({ db, actor, params, body }) => {
    await storeTie(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.withdrawTie, async ({ db, actor, params, body }) => {
    await dropTie(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.tellAbsence, async ({ db, actor, params, body }) => ({
    id: await storeAbsence(db, actor, params.id, body),
  }))
  handle(app, contract.withdrawAbsence, async ({ db, actor, params }) => {
    await dropAbsence(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.listOwnTies, async ({ db, actor }) =>
    readOwnTies(db, actor.id, (await localTime(db, now())).day),
  )
  handle(app, contract.declareOwnTie, async ({ db, actor, body }) => {
    await declareOwn(db, actor, body)
    return contract.done
  })
  registerTimetable(app)
}
