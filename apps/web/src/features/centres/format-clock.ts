import { currentLanguage } from '../../lib/i18n/language.ts'

/** "08:30" as 08.30 in Indonesian. The zone stands once on the page. */
export const formatClock = (clock: string, language = currentLanguage()): string =>
  language === 'id' ? clock.replace(':', '.') : clock
