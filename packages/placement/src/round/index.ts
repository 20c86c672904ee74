export type { RoundInput, RoundObjective, RoundSettings } from './round-input.ts'
export type { AgencyMean, PlannedRound, RoundCertificate, RoundOutcome } from './round-outcome.ts'
export { type Relaxable, smallestRelaxation } from './smallest-relaxation.ts'
export { solveRound } from './solve-round.ts'
