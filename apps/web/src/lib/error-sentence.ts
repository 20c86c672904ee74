import type { i18n as I18n } from 'i18next'
import { ApiError, ConnectionError } from './api-error.ts'
import { type ReasonInCode, reasonSentence, shownValues } from './reason-sentence.ts'

/**
 * One sentence for a person, in the language of the page: the catalogue `refusal` holds every code of the server. A code
 * that is newer than this page is shown as the server wrote it, in Indonesian.
 */
export function errorSentence(error: unknown, i18n: I18n): string {
  const { t } = i18n
  if (error instanceof ConnectionError) return t('common:error.connection')
  if (!(error instanceof ApiError)) return t('common:error.unexpected')
  const key = `refusal:${error.code}`
  if (!i18n.exists(key)) return error.message || t('common:error.unexpected')
  const { because, ...values } = (error.details ?? {}) as Record<string, unknown> & { because?: ReasonInCode }
  const why = because ? { reason: reasonSentence(because, String(values.reason), i18n) } : {}
  return t(key, { ...shownValues(values, i18n), ...why })
}
