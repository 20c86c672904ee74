import type { i18n as I18n } from 'i18next'
import { ApiError, ConnectionError } from './api-error.ts'

/**
 * One sentence for a person. The server writes Indonesian; in English the code is looked up under `error.code` of
 * `common`, and what is not there is shown as the server wrote it.
 */
export function errorSentence(error: unknown, i18n: I18n): string {
  const { t } = i18n
  if (error instanceof ConnectionError) return t('common:error.connection')
  if (!(error instanceof ApiError)) return t('common:error.unexpected')
  if (i18n.language === 'id' && error.message) return error.message
  const key = `common:error.code.${error.code}`
  if (i18n.exists(key)) return t(key, (error.details ?? {}) as Record<string, string>)
  return error.message || t('common:error.unexpected')
}
