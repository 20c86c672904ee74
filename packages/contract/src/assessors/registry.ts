import { ASSESSOR_GRADES } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'

const Line = z.string().trim().min(1).max(200)
const Reason = z.string().trim().min(5).max(500)
const Tier = z.string().regex(/^[A-Z_]{3,40}$/)
export const AssessorGrade = z.enum(ASSESSOR_GRADES)

export const Standing = z.object({
  may: z.boolean(),
  /** Codes of `MayRateReason`: what the record lacks, even where an override lets it pass. */
  reasons: z.array(z.string()),
  warnings: z.array(z.string()),
  override: z.object({ byName: z.string(), reason: z.string(), until: Day }).nullable(),
})
export type Standing = z.infer<typeof Standing>

export const AssessorCalibration = z.object({
  on: Day,
  until: Day,
  passed: z.boolean(),
  exact: z.number(),
  adjacent: z.number(),
  /** Levels; above 0 lenient. */
  bias: z.number(),
  sensitivity: z.number().nullable(),
})

export const AssessorRow = z.object({
  accountId: Id,
  name: z.string(),
  nip: z.string(),
  isDisabled: z.boolean(),
  profile: z
    .object({ grade: AssessorGrade, tiers: z.array(z.string()), institution: z.string(), isSuspended: z.boolean() })
    .nullable(),
  /** The last day that a certificate in force covers; null: none, or one without an end. */
  certificateUntil: Day.nullable(),
  certificates: z.number().int(),
  calibration: AssessorCalibration.nullable(),
  /** As of today, for the tiers they are registered for. */
  standing: Standing,
})
export type AssessorRow = z.infer<typeof AssessorRow>

/** Every account with the role of an assessor, and everybody who is registered as one. */
export const listAssessors = defineRoute({
  method: 'GET',
  url: '/api/assessors',
  permission: 'assessor.read',
  response: z.object({ today: Day, rows: z.array(AssessorRow) }),
})

const Withdrawn = z.object({ at: Instant, byName: z.string(), reason: z.string() }).nullable()
export const CertificateRow = z.object({
  id: Id,
  name: z.string(),
  number: z.string(),
  issuer: z.string(),
  issuedOn: Day,
  expiresOn: Day.nullable(),
  recordedByName: z.string(),
  recordedAt: Instant,
  withdrawn: Withdrawn,
})
export const OverrideRow = z.object({
  id: Id,
  from: Day,
  until: Day,
  reason: z.string(),
  byName: z.string(),
  at: Instant,
  withdrawn: Withdrawn,
})
export const AssessorRecordReply = AssessorRow.extend({
  today: Day,
  suspension: z.object({ at: Instant, byName: z.string(), reason: z.string() }).nullable(),
  certificateRows: z.array(CertificateRow),
  overrides: z.array(OverrideRow),
  /** Calibration exercises, newest first. */
  calibrations: z.array(AssessorCalibration.extend({ at: Instant, ruleVersion: z.string() })),
  /** Training cases handed in. */
  trainings: z.array(z.object({ caseCode: z.string(), title: z.string(), at: Instant })),
  /** Sittings watched in centres. */
  sittings: z.number().int(),
})
export type AssessorRecordReply = z.infer<typeof AssessorRecordReply>

/** `:id` is that of the account. */
export const getAssessor = defineRoute({
  method: 'GET',
  url: '/api/assessors/:id',
  permission: 'assessor.read',
  params: IdParams,
  response: AssessorRecordReply,
})
/** One's own record. */
export const getOwnAssessor = defineRoute({
  method: 'GET',
  url: '/api/my/assessor',
  permission: 'assessor.own',
  response: AssessorRecordReply,
})
export const saveAssessor = defineRoute({
  method: 'PUT',
  url: '/api/assessors/:id',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ grade: AssessorGrade, tiers: z.array(Tier).max(14), institution: z.string().trim().max(200) }),
  response: Done,
})
export const suspendAssessor = defineRoute({
  method: 'PUT',
  url: '/api/assessors/:id/suspension',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ isSuspended: z.boolean(), reason: Reason }),
  response: Done,
})
export const addCertificate = defineRoute({
  method: 'POST',
  url: '/api/assessors/:id/certificates',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ name: Line, number: Line, issuer: Line, issuedOn: Day, expiresOn: Day.nullable() }),
  response: z.object({ id: Id }),
})
export const withdrawCertificate = defineRoute({
  method: 'POST',
  url: '/api/assessor-certificates/:id/withdraw',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
/** A named person lets somebody rate in spite of what the record lacks; never oneself. */
export const addOverride = defineRoute({
  method: 'POST',
  url: '/api/assessors/:id/overrides',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ from: Day, until: Day, reason: Reason }),
  response: z.object({ id: Id }),
})
export const withdrawOverride = defineRoute({
  method: 'POST',
  url: '/api/assessor-overrides/:id/withdraw',
  permission: 'assessor.manage',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
