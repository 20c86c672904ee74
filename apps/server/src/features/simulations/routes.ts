import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../plugins/route.ts'
import { addStarterSimulations, readStarterSimulations } from '../../simulations/starter-simulations.ts'
import { registerSimulationDesk } from './desk-routes.ts'
import { registerSimulationDrafts } from './draft-routes.ts'
import { listSimulations } from './list-simulations.ts'

export function registerSimulations(app: FastifyInstance): void {
  handle(app, contract.listSimulations, async ({ db }) => ({ rows: await listSimulations(db) }))
  handle(app, contract.loadStarterSimulations, async ({ db, actor }) => ({
    added: await addStarterSimulations(db, actor, await readStarterSimulations()),
  }))
  registerSimulationDesk(app)
  registerSimulationDrafts(app)
}
