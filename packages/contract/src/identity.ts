import { FIELD_REASONS, ROLES } from '@petakom/domain'
import { z } from 'zod'
import { Done, Id } from './common.ts'
import { defineRoute } from './define-route.ts'

export const Nip = z
  .string()
  .transform((text) => text.replace(/[\s.'-]/g, ''))
  .pipe(z.string().regex(/^\d{18}$/, FIELD_REASONS.NIP_DIGITS))
export const Password = z.string().min(12, FIELD_REASONS.PASSWORD_SHORT).max(200)
export const Timezone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])

export const Session = z.object({
  actor: z.object({
    id: Id,
    name: z.string(),
    nip: z.string(),
    roles: z.array(z.enum(ROLES)),
    permissions: z.array(z.string()),
  }),
  instansi: z.object({ id: Id, code: z.string(), name: z.string(), timezone: Timezone, isSynthetic: z.boolean() }),
})
export type Session = z.infer<typeof Session>

export const getSession = defineRoute({
  method: 'GET',
  url: '/api/session',
  permission: 'signed-in',
  response: Session,
})
export const signIn = defineRoute({
  method: 'POST',
  url: '/api/session',
  permission: 'public',
  body: z.object({ nip: Nip, password: z.string().min(1).max(200), instansi: z.string().max(40).optional() }),
  response: Session,
})
export const signOut = defineRoute({
  method: 'DELETE',
  url: '/api/session',
  permission: 'signed-in',
  whileLocked: true,
  response: Done,
})
/** A page that was idle for ten minutes locks the session for every tab; the password opens it again. */
export const lockSession = defineRoute({
  method: 'POST',
  url: '/api/session/lock',
  permission: 'signed-in',
  response: Done,
})
export const unlock = defineRoute({
  method: 'POST',
  url: '/api/session/unlock',
  permission: 'signed-in',
  whileLocked: true,
  body: z.object({ password: z.string().min(1).max(200) }),
  response: Done,
})
export const changePassword = defineRoute({
  method: 'POST',
  url: '/api/session/password',
  permission: 'signed-in',
  body: z.object({ current: z.string().min(1).max(200), next: Password }),
  response: Done,
})
export const getFirstRun = defineRoute({
  method: 'GET',
  url: '/api/first-run',
  permission: 'public',
  response: z.object({ needed: z.boolean() }),
})
export const firstRun = defineRoute({
  method: 'POST',
  url: '/api/first-run',
  permission: 'public',
  body: z.object({
    instansi: z.object({
      code: z.string().regex(/^[A-Z0-9-]{3,40}$/, FIELD_REASONS.INSTANSI_CODE),
      name: z.string().trim().min(3).max(200),
      timezone: Timezone,
    }),
    admin: z.object({ nip: Nip, name: z.string().trim().min(2).max(200), password: Password }),
  }),
  response: Session,
})
export const getStartup = defineRoute({
  method: 'GET',
  url: '/api/startup',
  permission: 'public',
  response: z.object({
    state: z.enum(['starting', 'demo', 'ready', 'failed']),
    step: z.string(),
    percent: z.number(),
    message: z.string(),
    /** Why it failed, in a sentence for whoever runs the server. */
    cause: z.string().nullable().default(null),
  }),
})
export const getDemoAccounts = defineRoute({
  method: 'GET',
  url: '/api/demo-accounts',
  permission: 'public',
  response: z.array(z.object({ role: z.string(), nip: z.string(), password: z.string(), name: z.string() })),
})
export const listAccounts = defineRoute({
  method: 'GET',
  url: '/api/accounts',
  permission: 'account.manage',
  response: z.array(
    z.object({ id: Id, nip: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)), disabled: z.boolean() }),
  ),
})
export const createAccount = defineRoute({
  method: 'POST',
  url: '/api/accounts',
  permission: 'account.manage',
  body: z.object({
    nip: Nip,
    name: z.string().trim().min(2).max(200),
    roles: z.array(z.enum(ROLES).exclude(['peserta'])).min(1),
    password: Password,
  }),
  response: z.object({ id: Id }),
})
export const updateAccount = defineRoute({
  method: 'PUT',
  url: '/api/accounts/:id',
  permission: 'account.manage',
  params: z.object({ id: Id }),
  body: z.object({ roles: z.array(z.enum(ROLES).exclude(['peserta'])).min(1), disabled: z.boolean() }),
  response: Done,
})
