/** An expected refusal. `code`, `message` and `details` are public; `cause` goes to the log, never to the reply. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: number
  readonly details: unknown

  constructor(code: string, status: number, message: string, details?: unknown, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.status = status
    this.details = details
  }
}

type Refusal = (details?: unknown, cause?: unknown) => AppError

/**
 * A feature's refusals: code to status and one Indonesian sentence that says what, where and what to do.
 * `{name}` in the sentence is filled from the details. Screens in English translate by code.
 */
export function defineErrors<const T extends Record<string, readonly [status: number, sentence: string]>>(
  table: T,
): { readonly [Code in keyof T]: Refusal } {
  const refusals = Object.entries(table).map(([code, [status, sentence]]) => [
    code,
    (details?: unknown, cause?: unknown) => new AppError(code, status, fill(sentence, details), details, cause),
  ])
  return Object.fromEntries(refusals)
}

function fill(sentence: string, details: unknown): string {
  const values = (details ?? {}) as Record<string, unknown>
  return sentence.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot))
}
