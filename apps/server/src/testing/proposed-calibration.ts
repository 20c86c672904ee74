import type { TestDatabase } from './test-app.ts'

/** A calibration that waits for its decision, with every item of the bank kept for want of answers; its id. */
export async function insertCalibration(test: Pick<TestDatabase, 'owner'>, instansiId: string): Promise<string> {
  const { rows } = await test.owner(
    `insert into calibration (instansi_id, scope, settings, event_ids, persons, items, log_likelihood, parameters,
       cycles, converged, link, summary, input_hash, engine_version, created_by_name)
     values ($1, '{"kind": "bank"}', '{"dichotomousModel": "2pl", "gradedModel": "gpcm", "minimumAnswers": 30}', '{}',
       2, 0, -1, 1, 1, true, '{"method": "none", "slope": 1, "intercept": 0, "locations": 0}',
       '{"calibrated": 0, "flagged": 0}', '\\x00', 'uji', 'uji') returning id`,
    [instansiId],
  )
  await test.owner(
    `insert into calibration_item (instansi_id, calibration_id, item_id, version, position, outcome, reason, before,
       answers, categories, bias, flags)
     select i.instansi_id, $2, i.id, v.version, 0, 'kept', 'few-answers', v.parameters, 2, '{1,1}',
       '[{"grouping": "sex", "focal": "P", "reference": "L", "focalN": 20, "referenceN": 30, "statistic": 9, "p": 0.003,
          "class": "C", "difference": -0.4}]', '{group-difference}'
     from item as i join item_version as v
       on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
     where i.instansi_id = $1`,
    [instansiId, rows[0].id],
  )
  return rows[0].id
}
