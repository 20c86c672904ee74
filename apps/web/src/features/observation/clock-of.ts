import { currentLanguage } from '../../lib/i18n/language.ts'

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
const two = (value: number) => String(value).padStart(2, '0')

/** "09.30 WIB" of a minute after midnight, in the zone where it was planned. */
export function clockOf(minute: number, timezone: string, language = currentLanguage()): string {
  const clock = [Math.floor(minute / 60), minute % 60].map(two).join(language === 'id' ? '.' : ':')
  return `${clock}\u00a0${ZONES[timezone] ?? timezone}`
}
