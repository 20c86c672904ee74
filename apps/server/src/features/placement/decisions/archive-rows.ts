import { PlacementArchive } from '@petakom/contract'
import { z } from 'zod'
import { instant } from '../../../db/instant.ts'
import { type Db, sql } from '../../../db/query.ts'
import { decisionErrors } from './errors.ts'

export function findArchive(db: Db, proposalId: string): Promise<PlacementArchive | null> {
  return db.maybe(
    PlacementArchive,
    sql`select id, encode(hash, 'hex') as hash, bytes, code, signed_by_name as "signedBy",
        ${instant('signed_at')} as "signedAt" from placement_archive where proposal_id = ${proposalId}`,
  )
}

/** The gzip of the archive, and the hash that was written down beside it. */
export async function readArchive(db: Db, proposalId: string): Promise<{ content: Buffer; hash: string }> {
  const row = await db.maybe(
    z.object({ content: z.instanceof(Buffer), hash: z.string() }),
    sql`select content, encode(hash, 'hex') as hash from placement_archive where proposal_id = ${proposalId}`,
  )
  if (!row) throw decisionErrors.NOT_ARCHIVED()
  return row
}
