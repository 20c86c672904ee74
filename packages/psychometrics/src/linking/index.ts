export { type Anchor, commonItems, type ScaledItem } from './anchors.ts'
export type { LinkingCriterion, LinkingWeights } from './curve-criterion.ts'
export type { AnchorDrift, AnchorDriftSettings } from './drift.ts'
export { type EquatedScore, type EquatingSettings, equateForms } from './equate-forms.ts'
export { equateObservedScores, equateTrueScores, type ScoreEquivalent, scoreDistribution } from './equate-scores.ts'
export type { LinkErrors } from './link-errors.ts'
export {
  LINKING_METHODS,
  type LinkingMethod,
  type LinkingSettings,
  type LinkProposal,
  type LinkRemark,
  type LinkRemarkCode,
  linkScales,
  type ScaleLink,
} from './link-scales.ts'
export * from './transform-scale.ts'
