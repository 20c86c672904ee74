import type { Check } from './check.ts'
import * as adaptive from './checks/adaptive.ts'
import * as agreement from './checks/agreement.ts'
import * as calibration from './checks/calibration.ts'
import * as fairness from './checks/fairness.ts'
import * as linking from './checks/linking.ts'
import * as quality from './checks/quality.ts'
import * as raters from './checks/raters.ts'
import * as scoring from './checks/scoring.ts'

/** Every quantity that is held against an established program, area by area. */
export const CHECKS: readonly Check[] = [
  calibration,
  scoring,
  adaptive,
  quality,
  raters,
  agreement,
  fairness,
  linking,
].flatMap(({ checks }) => checks)
