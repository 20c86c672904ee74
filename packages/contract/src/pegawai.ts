import { z } from 'zod'
import { Day, Id, IdParams, Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'
import { CareerRecord, DisciplineRecord, PerformanceRecord } from './hr-records.ts'
import { JabatanKind, Tier } from './organization.ts'

export const PegawaiRow = z.object({
  id: Id,
  nip: z.string(),
  name: z.string(),
  status: z.string(),
  golongan: z.string().nullable(),
  jabatanName: z.string().nullable(),
  kind: JabatanKind.nullable(),
  tier: Tier.nullable(),
  unitName: z.string().nullable(),
  isSynthetic: z.boolean(),
  assessedOn: Day.nullable(),
})
export const listPegawai = defineRoute({
  method: 'GET',
  url: '/api/pegawai',
  permission: 'pegawai.read',
  query: PageQuery.extend({
    search: z.string().max(100).optional(),
    unitId: Id.optional(),
    tier: Tier.optional(),
    kind: JabatanKind.optional(),
    status: z.enum(['PNS', 'CPNS', 'PPPK', 'PPPK_PW']).optional(),
  }),
  response: z.object({ total: z.number(), rows: z.array(PegawaiRow) }),
})

const Dated = { from: Day.nullable(), until: Day.nullable() }
export const getPegawai = defineRoute({
  method: 'GET',
  url: '/api/pegawai/:id',
  permission: 'pegawai.read',
  params: IdParams,
  response: z.object({
    pegawai: PegawaiRow.extend({
      fullName: z.string(),
      birthDate: Day,
      birthPlace: z.string().nullable(),
      sex: z.enum(['L', 'P']),
      email: z.string().nullable(),
    }),
    /** Stretches of time in one unit, whatever the post. */
    units: z.array(z.object({ unitName: z.string(), ...Dated })),
    posts: z.array(z.object({ jabatanName: z.string(), unitName: z.string(), tier: Tier.nullable(), ...Dated })),
    career: z.array(CareerRecord),
    ranks: z.array(z.object({ golongan: z.string(), name: z.string(), ...Dated })),
    education: z.array(
      z.object({
        level: z.string(),
        field: z.string().nullable(),
        school: z.string().nullable(),
        year: z.number().nullable(),
        recordedAt: Instant,
      }),
    ),
    performance: z.array(PerformanceRecord),
    discipline: z.array(DisciplineRecord),
    results: z.array(
      z.object({
        participantId: Id,
        eventName: z.string(),
        assessedOn: Day,
        jpm: z.number().nullable(),
        category: z.string().nullable(),
        isStale: z.boolean(),
      }),
    ),
  }),
})
