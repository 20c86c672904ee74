import type { Check } from '../check.ts'
import { informationChecks } from './scoring/information.ts'
import { methodChecks, plateauCheck } from './scoring/methods.ts'
import { reliabilityChecks } from './scoring/reliability.ts'
import { simulatedChecks } from './scoring/simulated.ts'

const BANKS = ['score-lsat7-2pl', 'score-bank3pl', 'score-bankgrm', 'score-bankgpcm']
const SIMULATED = ['2pl-1000x30', '2pl-5000x40', '3pl-5000x40-prior', 'grm-1500x15']

export const checks: readonly Check[] = [
  ...BANKS.flatMap(methodChecks),
  plateauCheck('score-bank3pl'),
  ...BANKS.flatMap(informationChecks),
  ...SIMULATED.flatMap(simulatedChecks),
  ...reliabilityChecks(),
]
