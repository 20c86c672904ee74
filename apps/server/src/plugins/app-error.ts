import { type Reason, type ReasonCode, reason } from '@petakom/domain'

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

/** Every refusal there is, code to Indonesian sentence: what the catalogues of the screens are compared with. */
export const REFUSAL_SENTENCES = new Map<string, string>()

/** Details of a refusal that has a reason of its own: its sentence for `{reason}`, its code for other languages. */
export function because(why: Reason | ReasonCode) {
  const { code, values, text } = typeof why === 'string' ? reason(why) : why
  return { reason: text, because: { code, values } }
}

type Refusal = (details?: unknown, cause?: unknown) => AppError

/**
 * A feature's refusals: code to status and one Indonesian sentence that says what, where and what to do.
 * `{name}` in the sentence is filled from the details. Screens in English translate by code.
 */
export function defineErrors<const T extends Record<string, readonly [status: number, sentence: string]>>(
  table: T,
): { readonly [Code in keyof T]: Refusal } {
  for (const [code, [, sentence]] of Object.entries(table)) {
    const known = REFUSAL_SENTENCES.get(code)
    if (known !== undefined && known !== sentence) throw new Error(`the code ${code} has two sentences`)
    REFUSAL_SENTENCES.set(code, sentence)
  }
  const refusals = Object.entries(table).map(([code, [status, sentence]]) => [
    code,
    (details?: unknown, cause?: unknown) => new AppError(code, status, fill(sentence, details), details, cause),
  ])
  return Object.fromEntries(refusals)
}

function fill(sentence: string, details: unknown): string {
  const values = (details ?? {}) as Record<string, unknown>
  return sentence.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? readable(String(values[name])) : slot))
}

const LONG_DATE = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' })

/** A day as "24 November 2026", a time of day as "09.30"; everything else as it is. */
function readable(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return LONG_DATE.format(new Date(value))
  return /^\d{2}:\d{2}$/.test(value) ? value.replace(':', '.') : value
}
