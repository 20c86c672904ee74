import { formatDay, formatTime, type Language } from './index.ts'
import { refusals } from './refusals-en.ts'

interface Refused {
  readonly code: string
  /** One Indonesian sentence, as the server wrote it. */
  readonly message: string
  readonly details: unknown
}

/** A refusal as one sentence in the language of the page; what has no English is shown as the server wrote it. */
export function refusalText({ code, message, details }: Refused, language: Language): string {
  const sentence = refusals[code]
  if (language === 'id' || sentence === undefined) return message
  const values = { ...(details as Record<string, unknown>) }
  const { opensAt, timezone } = values
  if (typeof opensAt === 'string' && typeof timezone === 'string') {
    values.time = `${formatTime(opensAt, timezone)} on ${formatDay(opensAt, timezone, language)}`
  }
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => (name in values ? String(values[name]) : slot))
}
