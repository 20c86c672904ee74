import { REASON_SENTENCES } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { JobFieldCode, Tier } from './organization.ts'

export const Predicate = z.enum(['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'])
export const Severity = z.enum(['RINGAN', 'SEDANG', 'BERAT'])

/** How a fact came and, where it no longer holds, how it went. A fact is never edited: see `corrects`. */
const Trace = {
  id: Id,
  recordedAt: Instant,
  recordedBy: z.string(),
  /** Why it was written, where it corrects another. */
  reason: z.string().nullable(),
  superseded: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
}
export const PerformanceRecord = z.object({
  ...Trace,
  year: z.number(),
  predicate: Predicate,
  source: z.string(),
})
export type PerformanceRecord = z.infer<typeof PerformanceRecord>
export const DisciplineRecord = z.object({
  ...Trace,
  severity: Severity,
  decree: z.string(),
  from: Day.nullable(),
  until: Day.nullable(),
})
export type DisciplineRecord = z.infer<typeof DisciplineRecord>
/** A post held before those that this instansi has on record itself: from `from` until the day before `until`. */
export const CareerRecord = z.object({
  ...Trace,
  jobName: z.string(),
  unitName: z.string(),
  tier: Tier.nullable(),
  eselon: z.string().nullable(),
  field: z.string().nullable(),
  from: Day,
  until: Day,
  source: z.string(),
})
export type CareerRecord = z.infer<typeof CareerRecord>

const Reason = z.string().trim().min(5).max(500)
/** The fact that this one takes the place of, and why. */
const Correction = { corrects: Id.optional(), reason: Reason.optional() }
const PersonParams = z.object({ id: Id })
const RecordParams = z.object({ id: Id, recordId: Id })
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/^[=@+-]/.test(text), REASON_SENTENCES.CELL_FORMULA)

export const addPerformance = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/performance',
  permission: 'pegawai.edit',
  params: PersonParams,
  body: z.object({
    year: z.number().int().min(1990).max(2100),
    predicate: Predicate,
    source: words(200),
    ...Correction,
  }),
  response: PerformanceRecord,
})
export const addDiscipline = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/discipline',
  permission: 'pegawai.edit',
  params: PersonParams,
  body: z
    .object({ severity: Severity, decree: words(200), from: Day, until: Day, ...Correction })
    .refine(({ from, until }) => until > from, { path: ['until'], message: REASON_SENTENCES.END_NOT_AFTER_START }),
  response: DisciplineRecord,
})
export const addCareer = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/career',
  permission: 'pegawai.edit',
  params: PersonParams,
  body: z
    .object({
      jobName: words(200),
      unitName: words(200),
      tier: Tier.nullable(),
      field: JobFieldCode.nullable(),
      from: Day,
      until: Day,
      source: words(200),
      ...Correction,
    })
    .refine(({ from, until }) => until > from, { path: ['until'], message: REASON_SENTENCES.END_NOT_AFTER_START }),
  response: CareerRecord,
})
/** Takes a fact out of force without one in its place; it stays readable. */
export const withdrawPerformance = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/performance/:recordId/withdraw',
  permission: 'pegawai.edit',
  params: RecordParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
export const withdrawDiscipline = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/discipline/:recordId/withdraw',
  permission: 'pegawai.edit',
  params: RecordParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
export const withdrawCareer = defineRoute({
  method: 'POST',
  url: '/api/pegawai/:id/career/:recordId/withdraw',
  permission: 'pegawai.edit',
  params: RecordParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
