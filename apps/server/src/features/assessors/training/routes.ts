import type { FastifyInstance } from 'fastify'
import { registerTrainingKeepers } from './keeper-routes.ts'
import { registerOwnTraining } from './own-routes.ts'

export function registerTraining(app: FastifyInstance): void {
  registerOwnTraining(app)
  registerTrainingKeepers(app)
}
