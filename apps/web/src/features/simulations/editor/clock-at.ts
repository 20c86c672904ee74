import { currentLanguage } from '../../../lib/i18n/language.ts'

/** The hour of the story at a minute: "09.00", with the days that have passed since it began; null without a beginning. */
export function clockAt(starts: string, minute: number, language = currentLanguage()): string | null {
  const [, hours, minutes] = starts.match(/T(\d{2}):(\d{2})$/) ?? []
  if (hours === undefined) return null
  const all = Number(hours) * 60 + Number(minutes) + minute
  const day = Math.floor(all / 1440)
  const two = (value: number) => String(value).padStart(2, '0')
  const hour = `${two(Math.floor((all % 1440) / 60))}${language === 'en' ? ':' : '.'}${two(all % 60)}`
  return day === 0 ? hour : `${hour} (+${day})`
}
