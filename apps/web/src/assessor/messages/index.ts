import { useMemo } from 'react'
import { useSettings } from '../../exam/settings.tsx'
import { en } from './en.ts'
import { type AssessorKey, id } from './id.ts'

export type { AssessorKey } from './id.ts'

type Values = Readonly<Record<string, string | number>>
const ENGLISH_REFUSALS: Readonly<Record<string, AssessorKey>> = {
  WRONG_CREDENTIALS: 'signIn.wrong',
}

/** Words, days and times in the language of the page. */
export function useText() {
  const { language } = useSettings()
  return useMemo(() => {
    const catalogue: Record<AssessorKey, string> = language === 'id' ? id : en
    const locale = language === 'id' ? 'id-ID' : 'en-GB'
    const t = (key: AssessorKey, values: Values = {}) =>
      catalogue[key].replace(/\{(\w+)\}/g, (slot, name: string) => (name in values ? String(values[name]) : slot))
    return {
      language,
      t,
      /** Selasa, 1 Oktober 2025 */
      day: (date: string) =>
        new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC', dateStyle: 'full' }),
      /** 09.30, of a minute after midnight. */
      clockTime: (minute: number) =>
        `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`,
      time: (instant: number | string, timeZone: string) =>
        new Date(instant).toLocaleTimeString('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' }),
      refusal: ({ code, message }: { code: string; message: string }) => {
        const key = ENGLISH_REFUSALS[code]
        return language === 'en' && key ? t(key) : message
      },
    }
  }, [language])
}
export type Text = ReturnType<typeof useText>
