export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORAGE_KEY = 'petakom-language'
let current: Language = remembered()

function remembered(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'id'
  } catch {
    return 'id'
  }
}

export function currentLanguage(): Language {
  return current
}

export function rememberLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // A browser that refuses storage keeps the language for this visit only.
  }
}
