import { ACCOUNT_CASES } from './cases/account-cases.ts'
import { ASSESSOR_CASES } from './cases/assessor-cases.ts'
import { CENTRE_CASES } from './cases/centre-cases.ts'
import { DELIVERY_CASES } from './cases/delivery-cases.ts'
import { EVENT_CASES } from './cases/event-cases.ts'
import type { ForeignCases } from './cases/foreign-case.ts'
import { ITEM_CASES } from './cases/item-cases.ts'
import { MULTIRATER_CASES } from './cases/multirater-cases.ts'
import { OBSERVATION_CASES } from './cases/observation-cases.ts'
import { ORGANIZATION_CASES } from './cases/organization-cases.ts'
import { PEGAWAI_CASES } from './cases/pegawai-cases.ts'
import { PLACEMENT_CASES } from './cases/placement-cases.ts'
import { RESULT_CASES } from './cases/result-cases.ts'
import { SIMULATION_CASES } from './cases/simulation-cases.ts'
import { SITTING_CASES } from './cases/sitting-cases.ts'
import { SUCCESSION_CASES } from './cases/succession-cases.ts'
import { WASHUP_CASES } from './cases/washup-cases.ts'

/**
 * Every route whose address, query or body can name a thing by its id, with what is needed to knock there with the real
 * id of another instansi. A route that is not here fails `foreign-doors.test.ts`: add its case with the route.
 */
export const FOREIGN_CASES: ForeignCases = {
  ...ACCOUNT_CASES,
  ...ASSESSOR_CASES,
  ...CENTRE_CASES,
  ...DELIVERY_CASES,
  ...EVENT_CASES,
  ...ITEM_CASES,
  ...MULTIRATER_CASES,
  ...OBSERVATION_CASES,
  ...ORGANIZATION_CASES,
  ...PEGAWAI_CASES,
  ...RESULT_CASES,
  ...PLACEMENT_CASES,
  ...SIMULATION_CASES,
  ...SITTING_CASES,
  ...SUCCESSION_CASES,
  ...WASHUP_CASES,
}
