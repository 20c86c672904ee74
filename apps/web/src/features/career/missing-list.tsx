import type { Keeper } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { datumName } from './rule-words.ts'

/** What is not on record, and whom to tell. */
export function MissingList({ missing }: { missing: readonly { datum: string; keeper: Keeper }[] }) {
  const { t, i18n } = useTranslation()
  return (
    <ul>
      {missing.map(({ datum, keeper }) => (
        <li key={datum}>
          <strong>{datumName(datum, i18n)}</strong>.{' '}
          {t('career:missing.tell', { keeper: t(`career:keeper.${keeper}`) })}
        </li>
      ))}
    </ul>
  )
}
