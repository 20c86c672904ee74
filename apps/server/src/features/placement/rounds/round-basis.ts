import type { getRoundBasis, ResponseOf } from '@petakom/contract'
import { fitRecipeOn } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

type Basis = ResponseOf<typeof getRoundBasis>

/** A year counts as on record once this share of the officials has its predicate. */
const MOST = 0.5

export async function readRoundBasis(db: Db, today: string): Promise<Basis> {
  const { years } = fitRecipeOn(today).measures.performance
  const { officials } = await db.one(
    z.object({ officials: z.number() }),
    sql`select count(distinct pegawai_id)::int as officials from pegawai_jabatan where valid_during @> ${today}::date`,
  )
  const predicates = await db.all(
    z.object({ year: z.number(), officials: z.number() }),
    sql`select k.year, count(*)::int as officials from pegawai_performance as k
      where k.superseded_at is null and exists (select from pegawai_jabatan as h
        where h.instansi_id = k.instansi_id and h.pegawai_id = k.pegawai_id and h.valid_during @> ${today}::date)
      group by k.year order by k.year desc`,
  )
  return { suggested: suggestRoundDay(today, { officials, years, predicates }), officials, years, predicates }
}

/** Where no day has its years on record, today: a round must not reach back to a day that nobody meant. */
export function suggestRoundDay(today: string, { officials, years, predicates }: Omit<Basis, 'suggested'>): string {
  const isOnRecord = (year: number) =>
    (predicates.find((one) => one.year === year)?.officials ?? 0) >= Math.max(1, officials * MOST)
  const allBefore = (year: number) => Array.from({ length: years }, (_, back) => year - 1 - back).every(isOnRecord)
  const thisYear = Number(today.slice(0, 4))
  if (allBefore(thisYear)) return today
  const earlier = predicates.map(({ year }) => year + 1).find((year) => year < thisYear && allBefore(year))
  return earlier === undefined ? today : `${earlier}-12-31`
}
