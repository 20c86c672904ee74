import type { FeedbackTask } from '@petakom/contract'
import { FREQUENCIES, type Frequency } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import classes from './statement-field.module.css'

/** One statement with its scale: native radios, a fieldset of their own. */
export function StatementField(props: {
  statement: FeedbackTask['questionnaire']['statements'][number]
  value: Frequency | undefined
  isMissing: boolean
  onChange: (value: Frequency) => void
}) {
  const { t, i18n } = useTranslation()
  const { statement, value, isMissing, onChange } = props
  const choices: Frequency[] = [...FREQUENCIES, null]
  return (
    <fieldset className={classes.field} data-missing={isMissing || undefined}>
      <legend>{i18n.language === 'en' ? statement.textEn : statement.text}</legend>
      {isMissing ? <p className={classes.missing}>{t('multirater:form.unanswered')}</p> : null}
      <div className={classes.choices}>
        {choices.map((choice, index) => (
          <label key={choice ?? 'unseen'} className={classes.choice}>
            <input
              id={index === 0 ? `pernyataan-${statement.code}` : undefined}
              type="radio"
              name={statement.code}
              checked={value === choice}
              onChange={() => onChange(choice)}
            />
            {t(`multirater:frequency.${choice ?? 'unseen'}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
