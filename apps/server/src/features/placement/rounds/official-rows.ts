import { type listRoundOfficials, type QueryOf, type ResponseOf, RoundOfficial } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Db, raw, type Sql, sql } from '../../../db/query.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readRoundRow, requireSnapshot } from './change-round.ts'
import { likeText } from './post-rows.ts'

const officialColumns = raw(`o.index, o.pegawai_id as "pegawaiId", o.name, o.nip, o.post_name as "postName",
  o.agency_name as "agencyName", o.tier, o.candidacies, o.missing`)

function readOfficials(db: Db, snapshotId: string, search: string | undefined, which: Sql, limit: number) {
  const wanted = search ? likeText(search) : null
  return db.all(
    RoundOfficial.extend({ total: z.number() }),
    sql`select ${officialColumns}, count(*) over ()::int as total from placement_official as o
      where o.snapshot_id = ${snapshotId} and ${which}
        and (${wanted}::text is null or concat_ws(' ', o.name, o.nip, o.post_name) ilike ${wanted})
      order by o.name, o.index limit ${limit}`,
  )
}

/** By name; for one post its candidates instead, the best fit first, with the interval of each. */
export async function listOfficialRows(
  app: FastifyInstance,
  instansiId: string,
  roundId: string,
  { search, forPost, limit }: QueryOf<typeof listRoundOfficials>,
): Promise<ResponseOf<typeof listRoundOfficials>> {
  const snapshotId = await app.database.tenant(instansiId, async (db) =>
    requireSnapshot(await readRoundRow(db, roundId)),
  )
  const tenant = <T>(work: (db: Db) => Promise<T>) => app.database.tenant(instansiId, work)
  if (forPost === undefined) {
    const rows = await tenant((db) => readOfficials(db, snapshotId, search, sql`true`, limit))
    const officials = rows.map(({ total: _, ...row }) => ({ ...row, fit: null, low: null, high: null }))
    return { total: rows[0]?.total ?? 0, officials }
  }
  const fits = await placementThread(app).fitsFor({ instansiId, snapshotId, post: forPost })
  const indexes = fits.map(({ official }) => official)
  const rows = await tenant((db) =>
    readOfficials(db, snapshotId, search, sql`o.index = any(${indexes}::int[])`, fits.length + 1),
  )
  const byIndex = new Map(rows.map(({ total: _, ...row }) => [row.index, row]))
  const officials = fits.flatMap(({ official, fit, low, high }) => {
    const row = byIndex.get(official)
    return row ? [{ ...row, fit, low, high }] : []
  })
  return { total: officials.length, officials: officials.slice(0, limit) }
}
