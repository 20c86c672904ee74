import { z } from 'zod'
import { Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { ObservationSheetContent, ObservationSheetFile, SheetKind } from './sheets.ts'

export const SheetState = z.enum(['draft', 'in-use', 'retired'])
export type SheetState = z.infer<typeof SheetState>

export const SheetRow = z.object({
  id: Id,
  code: z.string(),
  kind: SheetKind,
  title: z.string(),
  state: SheetState,
  currentVersion: z.number().int(),
  competencies: z.array(z.string()),
  tiers: z.array(z.string()),
  minutes: z.number().int(),
  preparationMinutes: z.number().int(),
  group: z.object({ least: z.number().int(), most: z.number().int() }).nullable(),
  hasRolePlayer: z.boolean(),
  /** Exercises of centres that were set with any version of it. */
  uses: z.number().int(),
})
export type SheetRow = z.infer<typeof SheetRow>

/** What keeps a sheet from being used: a code of the reasons, and where. */
export const SheetFinding = z.object({ fault: z.string(), where: z.string() })
export type SheetFinding = z.infer<typeof SheetFinding>

export const listSheets = defineRoute({
  method: 'GET',
  url: '/api/sheets',
  permission: 'sheet.read',
  response: z.object({ rows: z.array(SheetRow) }),
})

/** One sheet with the content of its current version, or of the one asked for. */
export const getSheet = defineRoute({
  method: 'GET',
  url: '/api/sheets/:id',
  permission: 'sheet.read',
  params: IdParams,
  query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  response: z.object({
    id: Id,
    code: z.string(),
    state: SheetState,
    currentVersion: z.number().int(),
    version: z.number().int(),
    content: ObservationSheetContent,
    findings: z.array(SheetFinding),
    /** Newest first. `exercises` and `ratings`: of centres set with this version, and locked by it. */
    versions: z.array(
      z.object({
        version: z.number().int(),
        createdByName: z.string(),
        createdAt: Instant,
        exercises: z.number().int(),
        ratings: z.number().int(),
      }),
    ),
  }),
})

export const createSheet = defineRoute({
  method: 'POST',
  url: '/api/sheets',
  permission: 'sheet.edit',
  body: z.object({ code: ObservationSheetFile.shape.code, content: ObservationSheetContent }),
  response: z.object({ id: Id }),
})

/** Adds a version. `basedOn` is the version that was edited; another one meanwhile is refused. */
export const reviseSheet = defineRoute({
  method: 'POST',
  url: '/api/sheets/:id/versions',
  permission: 'sheet.edit',
  params: IdParams,
  body: z.object({ basedOn: z.number().int().min(1).max(100_000), content: ObservationSheetContent }),
  response: z.object({ version: z.number().int() }),
})

export const setSheetState = defineRoute({
  method: 'PUT',
  url: '/api/sheets/:id/state',
  permission: 'sheet.edit',
  params: IdParams,
  body: z.object({ state: z.enum(['in-use', 'retired']) }),
  response: Done,
})

/** Reads a file without saving anything: what it holds, or every line that cannot be taken. */
export const readSheetFile = defineRoute({
  method: 'POST',
  url: '/api/sheets/read',
  permission: 'sheet.edit',
  body: z.object({ text: z.string().min(1).max(400_000) }),
  response: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('read'),
      code: z.string(),
      content: ObservationSheetContent,
      findings: z.array(SheetFinding),
      /** The sheet that has this code already, with the version it stands at. */
      existing: z.object({ id: Id, currentVersion: z.number().int() }).nullable(),
    }),
    z.object({
      outcome: z.literal('refused'),
      problems: z.array(z.object({ line: z.number().nullable(), place: z.string(), reason: z.string() })),
    }),
  ]),
})

/** The current version, or the one asked for, as a YAML file that `readSheetFile` reads. */
export const downloadSheet = defineRoute({
  method: 'GET',
  url: '/api/sheets/:id/file',
  permission: 'sheet.read',
  params: IdParams,
  query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  response: z.unknown(),
})

/** Adds the originals whose code is not there yet. */
export const loadOriginalSheets = defineRoute({
  method: 'POST',
  url: '/api/sheets/originals',
  permission: 'sheet.edit',
  response: z.object({ added: z.number().int() }),
})
