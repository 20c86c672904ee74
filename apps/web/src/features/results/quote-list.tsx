import type { Quote } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './method-matrix.module.css'

const WORDS = { '+': 'shown', '-': 'missed', '0': 'note' } as const

/** Notes of assessors in their own words, each with what it says: shown, missed, or a plain note. */
export function QuoteList({ quotes }: { quotes: readonly Quote[] }) {
  const { t } = useTranslation()
  if (quotes.length === 0) return <p className={classes.small}>{t('results:observed.noQuotes')}</p>
  return (
    <ul className={classes.quotes}>
      {quotes.map(({ text, sign, indicator }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={index} className={classes.quote} data-sign={sign}>
          <span className={classes.sign}>{t(`results:observed.${WORDS[sign]}`)}:</span> “{text}”
          {indicator ? <span className={classes.small}>{indicator}</span> : null}
        </li>
      ))}
    </ul>
  )
}
