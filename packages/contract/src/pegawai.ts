import { z } from 'zod'
import { Day, Id, IdParams, Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'
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
    posts: z.array(z.object({ jabatanName: z.string(), unitName: z.string(), tier: Tier.nullable(), ...Dated })),
    ranks: z.array(z.object({ golongan: z.string(), name: z.string(), ...Dated })),
    education: z.array(
      z.object({
        level: z.string(),
        field: z.string().nullable(),
        school: z.string().nullable(),
        year: z.number().nullable(),
      }),
    ),
    performance: z.array(z.object({ year: z.number(), predicate: z.string(), source: z.string() })),
    discipline: z.array(z.object({ severity: z.string(), decree: z.string(), ...Dated })),
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

/** `reason` is the Indonesian sentence; `code` and `values` say the same for screens in another language. */
export const RowProblem = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  code: z.string().default(''),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export const RosterPreview = z.object({
  id: Id,
  kind: z.enum(['roster', 'performance', 'discipline']),
  fileName: z.string(),
  state: z.enum(['checked', 'applied', 'discarded']),
  createdAt: Instant,
  rows: z.number(),
  new: z.array(z.object({ row: z.number(), nip: z.string(), name: z.string() })),
  changed: z.array(
    z.object({
      row: z.number(),
      nip: z.string(),
      name: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  unchanged: z.number(),
  refused: z.array(RowProblem),
  warnings: z.array(RowProblem),
  missing: z.array(z.object({ nip: z.string(), name: z.string() })),
  newUnits: z.array(z.object({ name: z.string(), parent: z.string().nullable() })),
  unknownColumns: z.array(z.string()),
})
export type RosterPreview = z.infer<typeof RosterPreview>

/** A multipart upload with one file. Checks it and keeps it; nothing else is changed. */
export const uploadRoster = defineRoute({
  method: 'POST',
  url: '/api/imports/roster',
  permission: 'pegawai.import',
  upload: true,
  response: RosterPreview,
})
export const getImport = defineRoute({
  method: 'GET',
  url: '/api/imports/:id',
  permission: 'pegawai.import',
  params: IdParams,
  response: RosterPreview,
})
export const applyImport = defineRoute({
  method: 'POST',
  url: '/api/imports/:id/apply',
  permission: 'pegawai.import',
  params: IdParams,
  response: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), refused: z.number() }),
})
export const discardImport = defineRoute({
  method: 'POST',
  url: '/api/imports/:id/discard',
  permission: 'pegawai.import',
  params: IdParams,
  response: z.object({ done: z.literal(true) }),
})
export const listImports = defineRoute({
  method: 'GET',
  url: '/api/imports',
  permission: 'pegawai.import',
  response: z.array(
    z.object({
      id: Id,
      kind: z.string(),
      fileName: z.string(),
      state: z.string(),
      createdAt: Instant,
      rows: z.number(),
      refused: z.number(),
    }),
  ),
})
