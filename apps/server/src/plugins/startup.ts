import { getStartup, type ResponseOf } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'

export type Startup = Omit<ResponseOf<typeof getStartup>, 'cause'> & { readonly cause?: string }

declare module 'fastify' {
  interface FastifyInstance {
    /** What the progress page shows; `main` and the demo loader move it on. */
    startup: Startup
  }
}

export function startupState(app: FastifyInstance): void {
  app.decorate('startup', { state: 'ready', step: 'ready', percent: 100, message: 'Siap dipakai.' })
  // Answered without the database: it may not be up yet.
  app.route({
    method: getStartup.method,
    url: getStartup.url,
    config: { permission: getStartup.permission },
    handler: async () => getStartup.response.parse(app.startup),
  })
}
