export { nextPilot, type PilotDeal } from './adaptive-pilots.ts'
export {
  type AdaptiveItem,
  type AdaptiveMove,
  type AdaptiveSection,
  type GivenItem,
  nextMove,
  prepareSection,
  seedOf,
} from './adaptive-section.ts'
export { type AssembledForms, assembleForms, lendWholeForms, type PoolItem } from './assemble-forms.ts'
export {
  type AdaptiveDesign,
  type AreaShare,
  type Blueprint,
  type BlueprintCell,
  type Delivery,
  type DeliveryMode,
  DIFFICULTIES,
  type Difficulty,
  difficultyOf,
  FREE_DELIVERY,
  goesBack,
} from './delivery.ts'
export { surelyOpen } from './sub-pool.ts'
