import type { FastifyInstance } from 'fastify'
import { registerConstraints } from './constraints/routes.ts'
import { registerDecisions } from './decisions/routes.ts'
import { registerPlans } from './plans/routes.ts'
import { registerRounds } from './rounds/routes.ts'
import { openPlacementThread } from './thread/placement-thread.ts'

export function registerPlacement(app: FastifyInstance): void {
  openPlacementThread(app)
  registerRounds(app)
  registerPlans(app)
  registerConstraints(app)
  registerDecisions(app)
}
