import { z } from 'zod'
import { unpackText } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { washupErrors } from '../errors.ts'
import { MinutesContent } from './content.ts'

export interface StoredMinutes {
  readonly content: MinutesContent
  readonly code: string
  /** SHA-256 of the stored text, hexadecimal. */
  readonly hash: string
}

/** Closed minutes as they were written, the last unless a number is named. Throws where the text is not what was hashed. */
export async function readMinutes(db: Db, washupId: string, number: number | undefined): Promise<StoredMinutes> {
  const row = await db.maybe(
    z.object({ content: z.instanceof(Buffer), code: z.string(), hash: z.string() }),
    sql`select content, code, encode(hash, 'hex') as hash from washup_minutes
      where washup_id = ${washupId} and (${number ?? null}::int is null or number = ${number ?? null})
      order by number desc limit 1`,
  )
  if (!row) throw number === undefined ? washupErrors.WASHUP_NOT_CLOSED() : errors.NOT_FOUND()
  const { text, hash } = unpackText(row.content)
  if (hash !== row.hash) throw new Error(`minutes ${row.code} hash to ${hash}, not to ${row.hash}`)
  return { content: MinutesContent.parse(JSON.parse(text)), code: row.code, hash }
}
