import type { IndividualReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './method-matrix.module.css'

/** What to do next, each beside what was seen that it rests on. */
export function AdviceList({ advice }: { advice: IndividualReport['developmentAdvice'] }) {
  const { t } = useTranslation()
  if (advice.length === 0) return <p>{t('results:report.noneBelow')}</p>
  return (
    <ul>
      {advice.map(({ competency, text, evidence }) => (
        <li key={competency}>
          {text}
          {evidence.length > 0 ? (
            <span className={classes.small}>
              {t('results:observed.basis')}: {evidence.map((one) => `“${one.text}” (${one.exercise})`).join('; ')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
