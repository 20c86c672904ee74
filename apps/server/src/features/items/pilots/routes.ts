import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../../plugins/route.ts'
import { readPilots } from './pilot-queries.ts'
import { seedPilotsInto } from './seed-exercise.ts'

export function registerPilots(app: FastifyInstance): void {
  handle(app, contract.listPilots, ({ db }) => readPilots(db, app.settings.clock()))
  handle(app, contract.seedExercise, ({ db, actor, params, body }) => seedPilotsInto(db, actor, params.id, body))
}
