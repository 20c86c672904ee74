import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { currentLanguage, type Language, rememberLanguage } from './language.ts'

const files = import.meta.glob<Record<string, unknown>>('../messages/*/*.json', { eager: true, import: 'default' })

/** One namespace per file: `messages/<language>/<namespace>.json`; keys are written `namespace:path.to.key`. */
function readCatalogues() {
  const catalogues: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [path, messages] of Object.entries(files)) {
    const [, language = '', namespace = ''] = path.match(/messages\/(\w+)\/([\w-]+)\.json$/) ?? []
    catalogues[language] = { ...catalogues[language], [namespace]: messages }
  }
  return catalogues
}

export const i18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  resources: readCatalogues() as never,
  lng: currentLanguage(),
  fallbackLng: 'id',
  defaultNS: 'common',
  initAsync: false,
  // React escapes already.
  interpolation: { escapeValue: false },
  returnNull: false,
})

function markDocument(language: string): void {
  document.documentElement.lang = language
}
markDocument(i18n.language)
i18n.on('languageChanged', markDocument)

export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  await i18n.changeLanguage(language)
}
