import {
  type BodyOf,
  ItemKind,
  ItemParameters,
  type proposeKeyCorrection,
  StoredContent,
  StoredScoring,
} from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { because, defineErrors } from '../../../plugins/app-error.ts'
import { errors } from '../../../plugins/errors.ts'
import { weightProblem } from '../check-weights.ts'

const correctionErrors = defineErrors({
  CORRECTION_INVALID: [400, 'Kunci yang diusulkan belum benar: {reason}. Perbaiki lalu simpan lagi.'],
  CORRECTION_SAME: [409, 'Kunci yang diusulkan sama dengan kunci yang berlaku. Tidak ada yang perlu dikoreksi.'],
  CORRECTION_NEVER_SERVED: [
    409,
    'Versi {version} butir ini belum pernah dimuat dalam tes. Buat versi baru butir dengan kunci yang benar.',
  ],
})

const VersionRow = z.object({
  kind: ItemKind,
  content: StoredContent,
  scoring: StoredScoring,
  parameters: ItemParameters,
  isServed: z.boolean(),
  /** The last correction of this version that was released anywhere. */
  released: z.object({ kind: z.enum(['key', 'void']), scoring: StoredScoring.nullable() }).nullable(),
})

/** Writes the proposal down. The version stays as it was served; no result changes. */
export async function proposeCorrection(
  db: Db,
  actor: AuditActor,
  itemId: string,
  proposal: BodyOf<typeof proposeKeyCorrection>,
): Promise<string> {
  const { version, kind, reason } = proposal
  const scoring = proposal.kind === 'key' ? proposal.scoring : null
  const row = await db.maybe(
    VersionRow,
    sql`select i.kind, v.content, v.scoring, v.parameters,
        exists (select from exercise_item as f where f.item_id = v.item_id and f.version = v.version and not f.is_pilot)
          as "isServed",
        (select jsonb_build_object('kind', c.kind, 'scoring', c.scoring) from key_correction as c
          join key_correction_decision as d on d.instansi_id = c.instansi_id and d.correction_id = c.id
          where c.item_id = v.item_id and c.version = v.version and d.decision = 'released'
          order by d.decided_at desc limit 1) as released
      from item as i join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id
      where i.id = ${itemId} and v.version = ${version}`,
  )
  if (!row) throw errors.NOT_FOUND()
  if (!row.isServed) throw correctionErrors.CORRECTION_NEVER_SERVED({ version })
  const held = row.released ?? { kind: 'key' as const, scoring: row.scoring }
  if (held.kind === kind && canonicalJson(held.scoring) === canonicalJson(scoring))
    throw correctionErrors.CORRECTION_SAME()
  if (scoring) {
    // The highest points stay what they were: the parameters of the item have a threshold for each.
    const problem = weightProblem({ ...row, scoring })
    if (problem) throw correctionErrors.CORRECTION_INVALID(because(problem))
  }
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into key_correction (instansi_id, item_id, version, kind, scoring, reason, proposed_by, proposed_by_name)
      values (${actor.instansiId}, ${itemId}, ${version}, ${kind}, ${scoring ? JSON.stringify(scoring) : null}, ${reason},
        ${actor.id}, ${actor.name}) returning id`,
  )
  await audit(db, actor, {
    action: 'key-correction.proposed',
    subjectType: 'item',
    subjectId: itemId,
    after: { correction: id, version, kind },
    reason,
  })
  return id
}
