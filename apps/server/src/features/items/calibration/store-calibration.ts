import { createHash } from 'node:crypto'
import type { CalibrationOrder } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { plainItem } from '../../../db/sittings.ts'
import type { BankResponses } from './bank-responses.ts'
import type { BankCalibration } from './calibrate-bank.ts'

/** SHA-256 of everything the calibration depends on, hexadecimal. */
export function calibrationHash(order: CalibrationOrder, { responses, items, participantIds }: BankResponses): string {
  const inputs = {
    order: { ...order, eventIds: order.eventIds.toSorted() },
    items: items.map(plainItem),
    participants: participantIds,
    responses: Buffer.from(responses.cells).toString('base64'),
    engine: ENGINE_VERSION,
  }
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex')
}

/** Writes a proposed calibration with its items; nobody is scored by it before somebody approves it. */
export async function storeCalibration(
  db: Db,
  actor: AuditActor,
  order: CalibrationOrder,
  read: BankResponses,
  { estimate, link, items }: BankCalibration,
): Promise<string> {
  const { scope, eventIds, ...settings } = order
  const flagged = items.filter(({ flags }) => flags.length > 0).length
  const calibrated = items.filter(({ outcome }) => outcome === 'calibrated').length
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into calibration (instansi_id, scope, settings, event_ids, persons, items, log_likelihood, parameters,
        cycles, converged, link, summary, input_hash, engine_version, created_by, created_by_name)
      values (${actor.instansiId}, ${JSON.stringify(scope)}, ${JSON.stringify(settings)}, ${eventIds}::uuid[],
        ${read.responses.persons}, ${items.length}, ${estimate.logLikelihood}, ${estimate.parameters},
        ${estimate.cycles}, ${estimate.converged}, ${JSON.stringify(link)}, ${JSON.stringify({ calibrated, flagged })},
        decode(${calibrationHash(order, read)}, 'hex'), ${ENGINE_VERSION}, ${actor.id}, ${actor.name})
      returning id`,
  )
  await db.run(sql`
    insert into calibration_item (instansi_id, calibration_id, item_id, version, position, outcome, reason, before,
      parameters, errors, answers, categories, item_rest, fit, bias, flags)
    select ${actor.instansiId}, ${id}, r.id, version, position, outcome, reason, before, nullif(parameters, 'null'),
      nullif(errors, 'null'), answers, array(select value::int from jsonb_array_elements_text(categories) with ordinality
        as c(value, at) order by at), "itemRest", nullif(fit, 'null'), bias,
      array(select jsonb_array_elements_text(flags))
    from jsonb_to_recordset(${JSON.stringify(items.map((item, position) => ({ ...item, position })))}::jsonb) as r(
      id uuid, version int, position int, outcome text, reason text, before jsonb, parameters jsonb, errors jsonb,
      answers int, categories jsonb, "itemRest" float8, fit jsonb, bias jsonb, flags jsonb)`)
  await audit(db, actor, {
    action: 'calibration.proposed',
    subjectType: 'calibration',
    subjectId: id,
    after: { scope, persons: read.responses.persons, calibrated, kept: items.length - calibrated, flagged },
  })
  return id
}
