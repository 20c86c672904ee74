import { JOB_FIELDS } from '@petakom/domain'
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
