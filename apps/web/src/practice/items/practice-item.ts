import type { AnswerValue, ItemContent, Scoring } from '@petakom/contract'

/** An item whose key everybody may see: made for practice alone, never part of a bank. */
export interface PracticeItem {
  readonly id: string
  readonly content: ItemContent
  readonly scoring: Scoring
  /** The answer that earns most; null where assessors would rate the answer. */
  readonly best: AnswerValue | null
  readonly explanation: string
}
