export { type AdaptiveBank, type BankDefinition, prepareBank } from './bank.ts'
export { bankInformation } from './bank-information.ts'
export { type CalibratedExposure, calibrateExposure, type ExposureRequest } from './calibrate-exposure.ts'
export { type AbilityEstimate, estimateAbility } from './estimate-ability.ts'
export { type FinishedTest, finish, type NextStep, nextStep, runTest } from './run-test.ts'
export {
  type AbilityMethod,
  type AdaptiveScoring,
  type AdaptiveSettings,
  assertSettings,
  type Classification,
  type SelectionSettings,
  type StopSettings,
} from './settings.ts'
export { type SettingName, type SettingsCode, SettingsError, type SettingsProblems } from './settings-error.ts'
export { type AdaptiveSimulation, type SimulationRequest, simulateAdaptive } from './simulate-adaptive.ts'
export { type AdaptiveState, type AdaptiveStep, type ItemChoice, recordResponse, skipItem, startTest } from './state.ts'
export type { StopReason } from './stop-test.ts'
export type { SimulationSummary } from './summarise.ts'
