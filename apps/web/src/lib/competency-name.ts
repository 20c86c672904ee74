import { COMPETENCIES, THEMES } from '@petakom/domain'
import { currentLanguage } from './i18n/language.ts'

/** "M.01 Integritas" in the language of the screen; a code that is not known stands alone. */
export function competencyLabel(code: string, language = currentLanguage()): string {
  const found = COMPETENCIES.find((one) => one.code === code)
  return found ? `${code} ${language === 'en' ? found.nameEn : found.name}` : code
}

/** A target of an exercise in the language of the screen: a competency with its code, or a theme by its name. */
export function targetLabel(code: string, language = currentLanguage()): string {
  const theme = THEMES.find((one) => one.code === code)
  return theme ? (language === 'en' ? theme.nameEn : theme.name) : competencyLabel(code, language)
}
