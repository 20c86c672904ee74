export type FindingCode =
  | 'duplicate-id'
  | 'unknown-id'
  | 'cycle'
  | 'never-sent'
  | 'after-the-end'
  | 'closes-before-arrival'
  | 'nothing-to-do'
  | 'never-payable'
  | 'unscored'
  | 'few-rules'
  | 'one-basis'
  | 'wrong-indicator'
  | 'key-in-message'
  | 'key-by-length'
  | 'key-by-shortness'
  | 'key-by-place'

export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly code: FindingCode
  /** Part of the file and id: 'events panik'. */
  readonly where: string
  /** What the sentence names: an id, a competency, a number. */
  readonly about: string
}

export const error = (code: FindingCode, where: string, about: string): Finding => ({
  severity: 'error',
  code,
  where,
  about,
})
export const warning = (code: FindingCode, where: string, about: string): Finding => ({
  ...error(code, where, about),
  severity: 'warning',
})
