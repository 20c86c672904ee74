import { z } from 'zod'
import { defineRoute } from './define-route.ts'
import { ItemKind } from './items.ts'

/** Where an item comes to lie when its file does not say: QTI has no theme, competency or level. */
const Defaults = z.object({
  theme: z.string().max(60),
  competency: z.string().max(10),
  level: z.coerce.number().int().min(1).max(5),
})
/** Why a row is not taken or what is kept otherwise: a code for the page's language, and the sentence in Indonesian. */
export const SaidOfItem = z.object({
  code: z.string(),
  /** The file, element or variable that is meant. */
  about: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})
export type SaidOfItem = z.infer<typeof SaidOfItem>
export const ImportItemRow = z.object({
  /** "baris 7" or the path in the package. */
  place: z.string(),
  code: z.string(),
  title: z.string(),
  stem: z.string(),
  kind: ItemKind.nullable(),
  status: z.enum(['new', 'remarks', 'exists', 'refused']),
  problem: SaidOfItem.nullable(),
  remarks: z.array(SaidOfItem),
})
export type ImportItemRow = z.infer<typeof ImportItemRow>
export const ItemImportReport = z.object({
  format: z.enum(['qti', 'sheet', 'gift']),
  fileName: z.string(),
  /** SHA-256 of the file: what is applied is what was checked. */
  hash: z.string(),
  /** Why the file as a whole is not read. */
  refused: SaidOfItem.nullable(),
  remarks: z.array(SaidOfItem),
  counts: z.object({ new: z.number(), remarks: z.number(), exists: z.number(), refused: z.number() }),
  rows: z.array(ImportItemRow),
})
export type ItemImportReport = z.infer<typeof ItemImportReport>

/** Reads a file of items and says what would become of each. Changes nothing. */
export const checkItemImport = defineRoute({
  method: 'POST',
  url: '/api/item-imports/check',
  permission: 'item.edit',
  upload: true,
  query: Defaults,
  response: ItemImportReport,
})
/** Adds the items of the file that was checked as drafts, all that can be taken or none. */
export const applyItemImport = defineRoute({
  method: 'POST',
  url: '/api/item-imports/apply',
  permission: 'item.edit',
  upload: true,
  query: Defaults.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: z.object({ added: z.number() }),
})
/** A workbook with the columns and an example of each kind. */
export const getItemTemplate = defineRoute({
  method: 'GET',
  url: '/api/item-imports/template',
  permission: 'item.edit',
  response: z.unknown(),
})
/** Items with their keys as a QTI 3 package: those named, or the whole bank but what is retired. */
export const exportItems = defineRoute({
  method: 'GET',
  url: '/api/item-exports',
  permission: 'item.edit',
  query: z.object({
    /** Ids with commas between them. */
    ids: z
      .string()
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/)
      .optional(),
  }),
  response: z.unknown(),
})
