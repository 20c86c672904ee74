import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, type Translate, translator } from './messages/index.ts'

export type Theme = 'system' | 'light' | 'dark'

interface Settings {
  readonly language: Language
  readonly theme: Theme
  /** Exam text in CSS pixels. */
  readonly textSize: number
  readonly contrast: boolean
  readonly t: Translate
  change(next: Partial<{ language: Language; theme: Theme; textSize: number; contrast: boolean }>): void
  /** What a participant was granted, once for each person: what they choose afterwards stays. */
  grant(person: string, view: { largeText: boolean; highContrast: boolean }): void
}

export const SMALLEST_TEXT = 18
export const LARGEST_TEXT = 28
const KEY = 'petakom-exam-view'

type Stored = Pick<Settings, 'language' | 'theme' | 'textSize' | 'contrast'> & { readonly person?: string }

function keep(values: Stored): Stored {
  try {
    localStorage.setItem(KEY, JSON.stringify(values))
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  return values
}

function stored(): Stored {
  const defaults = { language: 'id', theme: 'system', textSize: SMALLEST_TEXT, contrast: false } as const
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    return defaults
  }
}

const SettingsContext = createContext<Settings | null>(null)

export function useSettings(): Settings {
  const settings = useContext(SettingsContext)
  if (!settings) throw new Error('used outside SettingsProvider')
  return settings
}

export function SettingsProvider({ children }: { children: ReactNode }) {
  const [values, setValues] = useState(stored)
  const grant = useCallback<Settings['grant']>((person, { largeText, highContrast }) => {
    setValues((current) => {
      if (current.person === person) return current
      // What somebody else chose on this device goes; what was chosen before signing in stays.
      const own = current.person === undefined ? current : { ...current, textSize: SMALLEST_TEXT, contrast: false }
      const textSize = largeText ? LARGEST_TEXT : own.textSize
      return keep({ ...own, person, textSize, contrast: highContrast || own.contrast })
    })
  }, [])
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      const isDark = values.theme === 'dark' || (values.theme === 'system' && dark.matches)
      // The attribute that the colour tokens listen to.
      document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light'
    }
    apply()
    document.documentElement.dataset.contrast = values.contrast ? 'high' : 'normal'
    document.documentElement.lang = values.language
    document.documentElement.style.setProperty('--exam-text', `${values.textSize}px`)
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [values])
  const settings = useMemo<Settings>(
    () => ({
      ...values,
      t: translator(values.language),
      change(next) {
        setValues((current) => keep({ ...current, ...next }))
      },
      grant,
    }),
    [values, grant],
  )
  return <SettingsContext value={settings}>{children}</SettingsContext>
}

/** For an item shown outside a sitting: the words alone, the page keeps its own look. */
export function PreviewSettings({ language, children }: { language: Language; children: ReactNode }) {
  const settings = useMemo<Settings>(
    () => ({
      language,
      theme: 'system',
      textSize: SMALLEST_TEXT,
      contrast: false,
      t: translator(language),
      change: () => {},
      grant: () => {},
    }),
    [language],
  )
  return <SettingsContext value={settings}>{children}</SettingsContext>
}

export function ViewSettings() {
  const { t, language, theme, textSize, contrast, change } = useSettings()
  const resize = (step: number) =>
    change({ textSize: Math.min(LARGEST_TEXT, Math.max(SMALLEST_TEXT, textSize + step)) })
  return (
    <details className="view-settings">
      <summary>{t('view.title')}</summary>
      <div className="view-panel">
        <div className="field-row">
          <span id="text-size">{t('view.textSize')}</span>
          <span className="button-pair">
            <button type="button" disabled={textSize <= SMALLEST_TEXT} onClick={() => resize(-2)}>
              <span aria-hidden="true">A−</span>
              <span className="visually-hidden">{t('view.smaller')}</span>
            </button>
            <output aria-labelledby="text-size">{textSize}</output>
            <button type="button" disabled={textSize >= LARGEST_TEXT} onClick={() => resize(2)}>
              <span aria-hidden="true">A+</span>
              <span className="visually-hidden">{t('view.larger')}</span>
            </button>
          </span>
        </div>
        <label className="check-row">
          <input type="checkbox" checked={contrast} onChange={(event) => change({ contrast: event.target.checked })} />
          {t('view.contrast')}
        </label>
        <label className="field-row">
          {t('view.theme')}
          <select value={theme} onChange={(event) => change({ theme: event.target.value as Theme })}>
            <option value="system">{t('view.theme.system')}</option>
            <option value="light">{t('view.theme.light')}</option>
            <option value="dark">{t('view.theme.dark')}</option>
          </select>
        </label>
        <label className="field-row">
          {t('view.language')}
          <select value={language} onChange={(event) => change({ language: event.target.value as Language })}>
            <option value="id">Bahasa Indonesia</option>
            <option value="en">English</option>
          </select>
        </label>
      </div>
    </details>
  )
}
