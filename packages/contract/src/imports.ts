import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Job, JobError } from './jobs.ts'

export const ImportKind = z.enum(['roster', 'performance', 'discipline', 'career'])
export type ImportKind = z.infer<typeof ImportKind>

/** checking: kept, not read yet. refused: could not be read. */
export const ImportState = z.enum(['checking', 'checked', 'applied', 'discarded', 'refused'])

/** `reason` is the Indonesian sentence; `code` and `values` say the same for screens in another language. */
export const RowProblem = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  code: z.string().default(''),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
/** `label` says which fact of the person a row is about, where a file has several. */
const Line = { row: z.number(), nip: z.string(), name: z.string(), label: z.string().optional() }
export const ImportPreview = z.object({
  rows: z.number(),
  new: z.array(z.object(Line)),
  changed: z.array(
    z.object({
      ...Line,
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
export type ImportPreview = z.infer<typeof ImportPreview>

/** What applying did; `refused` counts rows. What the job of applying ends with. */
export const ImportCounts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportBatch = z.object({
  id: Id,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  createdAt: Instant,
  /** Once it has been checked. */
  preview: ImportPreview.nullable(),
  /** Once it has been applied. */
  counts: ImportCounts.nullable(),
  /** Why it could not be read. */
  error: JobError.nullable(),
})
export type ImportBatch = z.infer<typeof ImportBatch>

/** A multipart upload with one file. Keeps it and starts the job of checking; nothing else is changed. */
export const uploadImport = defineRoute({
  method: 'POST',
  url: '/api/imports/:kind',
  permission: 'pegawai.import',
  upload: true,
  params: z.object({ kind: ImportKind }),
  response: z.object({ id: Id, job: Job }),
})
export const getImport = defineRoute({
  method: 'GET',
  url: '/api/imports/:id',
  permission: 'pegawai.import',
  params: IdParams,
  response: ImportBatch,
})
/** Checks a kept file (again) against the data of this moment. */
export const checkImport = defineRoute({
  method: 'POST',
  url: '/api/imports/:id/check',
  permission: 'pegawai.import',
  params: IdParams,
  response: Job,
})
export const applyImport = defineRoute({
  method: 'POST',
  url: '/api/imports/:id/apply',
  permission: 'pegawai.import',
  params: IdParams,
  response: Job,
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
      state: ImportState,
      createdAt: Instant,
      rows: z.number().nullable(),
      refused: z.number().nullable(),
    }),
  ),
})
