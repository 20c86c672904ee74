import { z } from 'zod'

export const FORMAT_VERSION = 1

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the COPY text in order of the primary key, uncompressed, hexadecimal. */
  sha256: z.string(),
})
export type BackedUpTable = z.infer<typeof Table>

/** What a backup says of itself; the last member of the archive but its own checksum. */
export const Manifest = z.object({
  format: z.literal('petakom-backup'),
  formatVersion: z.number().int(),
  takenAt: z.string(),
  petakom: z.string(),
  engine: z.string(),
  postgresql: z.string(),
  /** Migrations that had been applied, in their order. */
  schema: z.array(z.object({ name: z.string(), checksum: z.string(), appliedAt: z.string() })),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().nullable() })),
  /** SHA-256 of the member `secret`; null where it was left out. */
  secret: z.string().nullable(),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST_FILE = 'manifest.json'
export const MANIFEST_SUM_FILE = 'manifest.sha256'
export const SECRET_FILE = 'secret'
export const tableFile = (name: string) => `tables/${name}.copy.gz`
