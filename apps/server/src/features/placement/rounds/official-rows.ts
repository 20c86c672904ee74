import { type listRoundOfficials, type QueryOf, type ResponseOf, RoundOfficial } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Db, raw, type Sql, sql } from '../../../db/query.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readRoundRow, requireSnapshot } from './change-round.ts'
import { likeText } from './post-rows.ts'

const officialColumns = raw(`o.index, o.pegawai_id as "pegawaiId", o.name, o.nip, o.post_name as "postName",
  o.agency_name as "agencyName", o.tier, o.candidacies, o.missing`)

interface Part {
  readonly search: string | undefined
  readonly which: Sql
  readonly limit: number
  readonly offset: number
}

function readOfficials(db: Db, snapshotId: string, { search, which, limit, offset }: Part) {
  const wanted = search ? likeText(search) : null
  return db.all(
    RoundOfficial.extend({ total: z.number() }),
    sql`select ${officialColumns}, count(*) over ()::int as total from placement_official as o
      where o.snapshot_id = ${snapshotId} and ${which}
        and (${wanted}::text is null or concat_ws(' ', o.name, o.nip, o.post_name) ilike ${wanted})
      order by o.name, o.index limit ${limit} offset ${offset}`,
  )
}

/** By name; for one post its candidates instead, the best fit first, with the interval of each. */
export async function listOfficialRows(
  app: FastifyInstance,
  instansiId: string,
  roundId: string,
  { search, forPost, limit, offset }: QueryOf<typeof listRoundOfficials>,
): Promise<ResponseOf<typeof listRoundOfficials>> {
  const snapshotId = await app.database.tenant(instansiId, async (db) =>
    requireSnapshot(await readRoundRow(db, roundId)),
  )
  const tenant = <T>(work: (db: Db) => Promise<T>) => app.database.tenant(instansiId, work)
  if (forPost === undefined) {
    const rows = await tenant((db) => readOfficials(db, snapshotId, { search, which: sql`true`, limit, offset }))
    const officials = rows.map(({ total: _, ...row }) => ({ ...row, fit: null, low: null, high: null }))
    return { total: rows[0]?.total ?? 0, officials }
  }
  const fits = await placementThread(app).fitsFor({ instansiId, snapshotId, post: forPost })
  const indexes = fits.map(({ official }) => official)
  const which = sql`o.index = any(${indexes}::int[])`
  const rows = await tenant((db) => readOfficials(db, snapshotId, { search, which, limit: fits.length + 1, offset: 0 }))
  const byIndex = new Map(rows.map(({ total: _, ...row }) => [row.index, row]))
  const officials = fits.flatMap(({ official, fit, low, high }) => {
    const row = byIndex.get(official)
    return row ? [{ ...row, fit, low, high }] : []
  })
  return { total: officials.length, officials: officials.slice(offset, offset + limit) }
}
