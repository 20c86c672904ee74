import type { OwnLock } from '@petakom/contract'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../db/query.ts'

const LockRow = z.object({
  sittingId: z.string(),
  exerciseId: z.string(),
  candidate: z.string(),
  lockedAt: z.date(),
  isLate: z.boolean(),
  levels: z.array(z.object({ competency: z.string(), level: z.number().nullable() })),
})

/** What an account itself has locked; nothing of anybody else's. `where` is about `l`, the lock. */
export function readOwnLocks(db: Db, accountId: string, where: Sql = sql`true`): Promise<z.infer<typeof LockRow>[]> {
  return db.all(
    LockRow,
    sql`
      select l.sitting_id as "sittingId", l.exercise_id as "exerciseId", l.participant_id as candidate,
        l.locked_at as "lockedAt", l.is_late as "isLate",
        coalesce((
          select jsonb_agg(jsonb_build_object('competency', r.competency, 'level', r.level) order by r.competency)
          from observation_rating as r
          where r.instansi_id = l.instansi_id and r.exercise_id = l.exercise_id
            and r.participant_id = l.participant_id and r.account_id = l.account_id
        ), '[]') || coalesce((
          select jsonb_agg(jsonb_build_object('competency', o ->> 'competency', 'level', null))
          from jsonb_array_elements(l.not_observed) as o
        ), '[]') as levels
      from observation_lock as l where l.account_id = ${accountId} and ${where} order by l.locked_at`,
  )
}

export const toldLock = ({ candidate, lockedAt, isLate, levels }: z.infer<typeof LockRow>): OwnLock => ({
  ...{ candidate, isLate, levels },
  lockedAt: lockedAt.toISOString(),
})
