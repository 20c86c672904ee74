import type { FastifyInstance } from 'fastify'
import { registerEvents } from './features/events/routes.ts'
import { registerDelivery } from './features/delivery/routes.ts'
import { registerIdentity } from './features/identity/routes.ts'
import { registerItems } from './features/items/routes.ts'
import { registerOrganization } from './features/organization/routes.ts'
import { registerPegawai } from './features/pegawai/routes.ts'

export function registerFeatures(app: FastifyInstance): void {
  registerIdentity(app)
  registerDelivery(app)
  registerOrganization(app)
  registerItems(app)
  registerEvents(app)
  registerPegawai(app)
}
