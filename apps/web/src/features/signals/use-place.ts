import type { SignalPerson } from '@petakom/contract'
import { useTranslation } from 'react-i18next'

/** Where a person sat, in words. */
export function usePlace(): (person: SignalPerson) => string {
  const { t } = useTranslation()
  return ({ number, session, seat }) =>
    session === null || seat === null
      ? t('signals:place.number', { number })
      : t('signals:place.seat', { session, seat })
}
