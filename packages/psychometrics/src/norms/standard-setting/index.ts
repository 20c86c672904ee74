export * from './angoff.ts'
export * from './bookmark.ts'
export type {
  CutScore,
  JudgeOfCut,
  PanelRemark,
  PanelRemarkCode,
  RoundSpread,
  StandardSetting,
} from './cut-scores.ts'
export * from './impact-of-cuts.ts'
export { type JudgeItemComponents, judgeItemComponents } from './judge-spread.ts'
