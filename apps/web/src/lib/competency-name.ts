import { COMPETENCIES } from '@petakom/domain'
import { currentLanguage } from './i18n/language.ts'

/** "M.01 Integritas" in the language of the screen; a code that is not known stands alone. */
export function competencyLabel(code: string, language = currentLanguage()): string {
  const found = COMPETENCIES.find((one) => one.code === code)
  return found ? `${code} ${language === 'en' ? found.nameEn : found.name}` : code
}
