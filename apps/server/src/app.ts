import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from './db/database.ts'
import { registerFeatures } from './features.ts'
import { registerJobs } from './jobs/jobs.ts'
import { registerErrors } from './plugins/errors.ts'
import { registerSignIn } from './plugins/sign-in.ts'
import { startupState } from './plugins/startup.ts'

declare module 'fastify' {
  interface FastifyInstance {
    database: Database
    settings: AppSettings
  }
}

export interface AppSettings {
  /** Key of receipts and PINs. Lives outside the database, at least 32 bytes. */
  readonly secret: Buffer
  /** Shows the demo accounts on the sign-in page. */
  readonly isDemo: boolean
  readonly publicUrl: string
  readonly logLevel: string
  readonly trustProxy: boolean
  /** Time for delivery's decisions; the system's unless a demonstration plays a sitting of the past. */
  readonly clock: () => Date
}

const MAX_BODY_BYTES = 1_000_000
const MAX_UPLOAD_BYTES = 25_000_000

const PAGE_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
}

export async function buildApp({
  database,
  settings,
}: {
  database: Database
  settings: AppSettings
}): Promise<FastifyInstance> {
  const app = fastify({
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel },
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: settings.trustProxy,
    // Whoever sends a request a byte at a time holds a connection no longer than a slow upload needs.
    requestTimeout: 300_000,
  })
  app.decorate('database', database)
  app.decorate('settings', settings)
  app.addHook('onRoute', ({ method, url, config }) => {
    // HEAD comes with GET and OPTIONS with nothing; every other route says who may call it, or the start fails.
    if (!config?.permission && url.startsWith('/api')) throw new Error(`${method} ${url} declares no permission`)
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers(SAFE_HEADERS)
    // A route may have set a narrower one for what it sends.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', PAGE_POLICY)
    if (reply.request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    if (reply.request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    done(null, payload)
  })
  registerErrors(app)
  await app.register(cookie)
  await app.register(multipart, {
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5, fieldSize: 10_000, parts: 6, headerPairs: 50 },
  })
  await registerSignIn(app)
  startupState(app)
  registerJobs(app)
  registerFeatures(app)
  return app
}
