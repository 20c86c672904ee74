import type { RaterFinding } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { reasonSentence } from '../../lib/reason-sentence.ts'
import classes from './raters.module.css'

/** Findings with how urgent they are in words; none of them changes a rating. */
export function FindingList({ findings }: { findings: readonly RaterFinding[] }) {
  const { t, i18n } = useTranslation()
  return (
    <ul className={classes.findings}>
      {findings.map(({ code, values, text, urgency }) => (
        <li key={`${code}${JSON.stringify(values)}`}>
          <span className={classes.urgency} data-urgency={urgency}>
            {t(`raters:urgency.${urgency}`)}
          </span>{' '}
          {reasonSentence({ code, values }, text, i18n)}
        </li>
      ))}
    </ul>
  )
}
