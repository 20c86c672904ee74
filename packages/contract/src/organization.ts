import { JOB_FIELDS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'

export const JabatanKind = z.enum(['STRUKTURAL', 'JF', 'PELAKSANA'])
export const Tier = z.enum([
  'JPT_UTAMA',
  'JPT_MADYA',
  'JPT_PRATAMA',
  'ADMINISTRATOR',
  'PENGAWAS',
  'PELAKSANA',
  'JF_AHLI_UTAMA',
  'JF_AHLI_MADYA',
  'JF_AHLI_MUDA',
  'JF_AHLI_PERTAMA',
  'JF_PENYELIA',
  'JF_MAHIR',
  'JF_TERAMPIL',
  'JF_PEMULA',
])
/** Field of work; see JOB_FIELDS of the domain. */
export const JobFieldCode = z.enum(JOB_FIELDS.map(({ code }) => code) as [string, ...string[]])
/** Query strings carry booleans as words. */
export const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')

export const Unit = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  parentId: Id.nullable(),
  isOpd: z.boolean(),
  /** Null: that of the nearest unit above. */
  field: z.string().nullable(),
  /** Officials who hold a post in this very unit today. */
  headcount: z.number(),
})
const UnitEdit = z.object({
  code: z.string().trim().min(1).max(60),
  name: z.string().trim().min(2).max(200),
  kind: z.string().trim().min(1).max(40).default('UNIT'),
  parentId: Id.nullable(),
  isOpd: z.boolean(),
  /** Left out of a change: as it is. */
  field: JobFieldCode.nullable().optional(),
})
export const listUnits = defineRoute({
  method: 'GET',
  url: '/api/units',
  permission: 'organization.read',
  response: z.array(Unit),
})
export const createUnit = defineRoute({
  method: 'POST',
  url: '/api/units',
  permission: 'organization.edit',
  body: UnitEdit,
  response: z.object({ id: Id }),
})
export const updateUnit = defineRoute({
  method: 'PUT',
  url: '/api/units/:id',
  permission: 'organization.edit',
  params: IdParams,
  body: UnitEdit,
  response: Done,
})

export const JabatanRow = z.object({
  id: Id,
  name: z.string(),
  unitId: Id,
  unitName: z.string(),
  kind: JabatanKind,
  tier: Tier.nullable(),
  eselon: z.string().nullable(),
  kelas: z.number().nullable(),
  isCritical: z.boolean(),
  /** The post's own; null: that of its unit, `fieldInForce`, which may be unknown too. */
  field: z.string().nullable(),
  fieldInForce: z.string().nullable(),
  seats: z.number(),
  filled: z.number(),
  /** The one who holds it, where a single seat is filled. */
  incumbent: z.string().nullable(),
})
export const listJabatan = defineRoute({
  method: 'GET',
  url: '/api/jabatan',
  permission: 'organization.read',
  query: PageQuery.extend({
    unitId: Id.optional(),
    kind: JabatanKind.optional(),
    tier: Tier.optional(),
    vacant: Flag.optional(),
    critical: Flag.optional(),
    search: z.string().max(100).optional(),
  }),
  response: z.object({ total: z.number(), rows: z.array(JabatanRow) }),
})

const JabatanEdit = z.object({
  unitId: Id,
  name: z.string().trim().min(2).max(200),
  kind: JabatanKind,
  tier: Tier.nullable(),
  eselon: z.string().max(10).nullable(),
  kelas: z.number().int().min(1).max(17).nullable(),
  isCritical: z.boolean(),
  /** Left out of a change: as it is. */
  field: JobFieldCode.nullable().optional(),
  seats: z.number().int().min(1).max(1000),
})
export const createJabatan = defineRoute({
  method: 'POST',
  url: '/api/jabatan',
  permission: 'organization.edit',
  body: JabatanEdit,
  response: z.object({ id: Id }),
})
export const updateJabatan = defineRoute({
  method: 'PUT',
  url: '/api/jabatan/:id',
  permission: 'organization.edit',
  params: IdParams,
  body: JabatanEdit,
  response: Done,
})

const Levels = z.record(z.string(), z.number().int().min(0).max(5))
export const Standard = z.object({
  levels: Levels,
  /** `own` was decided for this post; `tier` is the default of its tier; `none` where the tier is unknown. */
  origin: z.enum(['own', 'tier', 'none']),
  source: z.string(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
})
export const getJabatan = defineRoute({
  method: 'GET',
  url: '/api/jabatan/:id',
  permission: 'organization.read',
  params: IdParams,
  query: z.object({ date: Day.optional() }),
  response: z.object({
    jabatan: JabatanRow,
    incumbents: z.array(z.object({ pegawaiId: Id, name: z.string(), nip: z.string(), since: Day.nullable() })),
    competencies: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
    standard: Standard,
    tierStandard: Levels.nullable(),
    standardHistory: z.array(Standard.extend({ id: Id })),
  }),
})
export const setStandard = defineRoute({
  method: 'PUT',
  url: '/api/jabatan/:id/standard',
  permission: 'organization.edit',
  params: IdParams,
  body: z.object({ levels: Levels, validFrom: Day, source: z.string().trim().min(3).max(300) }),
  response: Done,
})
