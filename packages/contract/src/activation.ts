import { z } from 'zod'
import { Id } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Nip, Password } from './identity.ts'

/** Where an official stands on the way to an account; `expired` was given a code that nobody used in time. */
export const ActivationState = z.enum(['none', 'issued', 'expired', 'active'])

/** Anybody who holds a code; the reply to a wrong one does not tell whether the NIP is known. */
export const activateAccount = defineRoute({
  method: 'POST',
  url: '/api/activation',
  permission: 'public',
  body: z.object({ nip: Nip, code: z.string().min(1).max(40), password: Password }),
  /** `role-added`: the NIP had an account; it keeps its password and may now see its own career too. */
  response: z.object({ outcome: z.enum(['created', 'role-added']), instansi: z.string() }),
})

const Agency = z.object({
  /** Null for officials without a present post. */
  unitId: Id.nullable(),
  name: z.string().nullable(),
  officials: z.number(),
  active: z.number(),
  issued: z.number(),
  expired: z.number(),
})
export const listActivationAgencies = defineRoute({
  method: 'GET',
  url: '/api/activation/agencies',
  permission: 'account.manage',
  response: z.object({ validDays: z.number(), agencies: z.array(Agency) }),
})

const OfAgency = z.object({ unitId: Id.nullable() })
/** Codes for everybody of the agency who has none that is valid and no account with this role. */
export const issueActivationCodes = defineRoute({
  method: 'POST',
  url: '/api/activation/codes',
  permission: 'account.manage',
  body: OfAgency,
  response: z.object({ issued: z.number() }),
})
/** A new code for one official; the one on paper is void from then on. */
export const renewActivationCode = defineRoute({
  method: 'POST',
  url: '/api/activation/renew',
  permission: 'account.manage',
  body: z.object({ nip: Nip, reason: z.string().trim().min(5).max(300) }),
  response: z.object({ name: z.string(), code: z.string(), expiresOn: z.iso.date() }),
})

export const ActivationCard = z.object({
  name: z.string(),
  nip: z.string(),
  postName: z.string().nullable(),
  unitName: z.string().nullable(),
  code: z.string(),
  expiresOn: z.iso.date(),
})
export type ActivationCard = z.infer<typeof ActivationCard>
const CardsQuery = z.object({ unitId: Id.optional() })
/** Valid codes of an agency that nobody has used yet; of officials without a present post where none is named. */
export const getActivationCards = defineRoute({
  method: 'GET',
  url: '/api/activation/codes',
  permission: 'account.manage',
  query: CardsQuery,
  response: z.array(ActivationCard),
})
export const downloadActivationCards = defineRoute({
  method: 'GET',
  url: '/api/activation/codes.xlsx',
  permission: 'account.manage',
  query: CardsQuery,
  response: z.unknown(),
})
