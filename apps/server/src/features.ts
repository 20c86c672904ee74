import type { FastifyInstance } from 'fastify'
import { registerAssessors } from './features/assessors/routes.ts'
import { registerAudit } from './features/audit/routes.ts'
import { registerCentres } from './features/centres/routes.ts'
import { registerCompetencyMap } from './features/competency-map/routes.ts'
import { registerDelivery } from './features/delivery/routes.ts'
import { registerEvents } from './features/events/routes.ts'
import { registerIdentity } from './features/identity/routes.ts'
import { registerItems } from './features/items/routes.ts'
import { registerJobRoutes } from './features/jobs/routes.ts'
import { registerMethods } from './features/methods/routes.ts'
import { registerMultirater } from './features/multirater/routes.ts'
import { registerObservation } from './features/observation/routes.ts'
import { registerOpenApi } from './features/openapi/routes.ts'
import { registerOrganization } from './features/organization/routes.ts'
import { registerPegawai } from './features/pegawai/routes.ts'
import { registerCareer } from './features/placement/career/routes.ts'
import { registerPlacement } from './features/placement/routes.ts'
import { registerRaterScience } from './features/rater-science/routes.ts'
import { registerRatings } from './features/ratings/routes.ts'
import { registerResults } from './features/results/routes.ts'
import { registerSettings } from './features/settings/routes.ts'
import { registerSheets } from './features/sheets/routes.ts'
import { registerSignals } from './features/signals/routes.ts'
import { registerSimulations } from './features/simulations/routes.ts'
import { registerSuccession } from './features/succession/routes.ts'
import { registerTalent } from './features/talent/routes.ts'
import { registerWashup } from './features/washup/routes.ts'

export function registerFeatures(app: FastifyInstance): void {
  registerIdentity(app)
  registerDelivery(app)
  registerOrganization(app)
  registerItems(app)
  registerEvents(app)
  registerJobRoutes(app)
  registerRatings(app)
  registerCentres(app)
  registerWashup(app)
  registerRaterScience(app)
  registerResults(app)
  registerSheets(app)
  registerAssessors(app)
  registerSignals(app)
  registerSimulations(app)
  registerCompetencyMap(app)
  registerTalent(app)
  registerSuccession(app)
  registerAudit(app)
  registerSettings(app)
  registerMethods(app)
  registerMultirater(app)
  registerPegawai(app)
  registerCareer(app)
  registerPlacement(app)
  registerObservation(app)
  registerOpenApi(app)
}
