import type { FastifyInstance } from 'fastify'
import { registerIdentity } from './features/identity/routes.ts'
import { registerItems } from './features/items/routes.ts'
import { registerOrganization } from './features/organization/routes.ts'
import { registerPegawai } from './features/pegawai/routes.ts'

export function registerFeatures(app: FastifyInstance): void {
  registerIdentity(app)
  registerOrganization(app)
  registerItems(app)
  registerPegawai(app)
}
