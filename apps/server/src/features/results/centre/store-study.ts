import { ENGINE_VERSION } from '@petakom/psychometrics'
import { type Db, sql } from '../../../db/query.ts'
import type { RatingBasis } from './rating-basis.ts'

/** Keeps what results stand on; a study that is there already stays as it is. */
export async function storeStudies(db: Db, instansiId: string, bases: readonly (RatingBasis | null)[]): Promise<void> {
  const studies = new Map(bases.flatMap((basis) => (basis ? [[basis.hash, basis] as const] : [])))
  for (const { eventId, hash, combiningVersion, ratings, agreed, study } of studies.values()) {
    await db.run(sql`
      insert into rating_study (instansi_id, input_hash, event_id, rating_ids, minutes_ids, content, combining_version,
        engine_version)
      values (${instansiId}, decode(${hash}, 'hex'), ${eventId}, ${ratings.map(({ id }) => id)}::uuid[],
        ${[...new Set(agreed.map(({ minutesId }) => minutesId))]}::uuid[], ${JSON.stringify(study)}, ${combiningVersion},
        ${ENGINE_VERSION})
      on conflict do nothing`)
  }
}
