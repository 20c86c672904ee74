import { JOB_FIELDS, JOB_FIELDS_SOURCE } from '@petakom/domain'
import { currentLanguage } from './i18n/language.ts'

/** Name of a field of work in the language of the screen; a code that is not known stands alone. */
export function jobFieldLabel(code: string, language = currentLanguage()): string {
  const found = JOB_FIELDS.find((field) => field.code === code)
  return found ? (language === 'en' ? found.nameEn : found.name) : code
}

/** Fields as options, after one for none. */
export const jobFieldOptions = (none: string) => [
  { value: '', label: none },
  ...JOB_FIELDS.map(({ code }) => ({ value: code, label: jobFieldLabel(code) })),
]

/** Whose proposal the list is, in the language of the screen. */
export const jobFieldsSource = (language = currentLanguage()): string =>
  language === 'en' ? JOB_FIELDS_SOURCE.sourceEn : JOB_FIELDS_SOURCE.source
