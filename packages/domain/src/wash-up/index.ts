export { type CellState as WashupCellState, isToDiscuss, LEAST_DIFFERENCE, type WashupCell } from './cells.ts'
export { acceptable, checkDecision, type DecisionCheck, type Proposal as WashupProposal } from './decide.ts'
export * from './facts.ts'
export * from './mechanical.ts'
export {
  type CompetencyState as WashupCompetencyState,
  viewWashup,
  type WashupCompetency,
  type WashupView,
} from './view.ts'
