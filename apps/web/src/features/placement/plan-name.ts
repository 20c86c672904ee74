import type { i18n as I18n } from 'i18next'

interface Named {
  readonly number: number
  readonly label: string
}

/** In a list: "2. Tenang"; a plan that was given no other name than its number is "Rencana 2" alone. */
export function planName({ number, label }: Named, { t }: I18n): string {
  const own = t('placement:plan.numbered', { number })
  return label === own ? own : t('placement:plans.numbered', { number, label })
}

/** In a sentence: "Rencana 2, Tenang". */
export function planTitle({ number, label }: Named, { t }: I18n): string {
  const own = t('placement:plan.numbered', { number })
  return label === own ? own : `${own}, ${label}`
}
