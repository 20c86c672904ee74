import type { RuleRow } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import classes from './career.module.css'
import { clauseText, datumNames, firstDateText, limitText, ruleName, valueText } from './rule-words.ts'

const ORDER = { failed: 0, unknown: 1, held: 2 } as const

/** The rules as a list that fits a phone: what is not met first. */
export function RuleList({ rules }: { rules: readonly RuleRow[] }) {
  const { t, i18n } = useTranslation()
  return (
    <ul className={classes.list} style={{ gap: 0 }}>
      {rules
        .toSorted((one, other) => ORDER[one.status] - ORDER[other.status])
        .map((rule) => (
          <li key={rule.code} className={classes.rule}>
            <p>
              <strong>{ruleName(rule.code, i18n)}</strong>:{' '}
              <span className={classes.state} data-status={rule.status}>
                {t(`career:rule.status.${rule.status}`)}
              </span>
              {rule.hard ? '' : ` (${t('career:rule.remark')})`}
            </p>
            <p>
              {t('career:rule.you')}: {valueText(rule, i18n)}. {t('career:rule.limit')}:{' '}
              {limitText(rule.code, rule, i18n)}.
            </p>
            {rule.status === 'failed' && rule.hard ? (
              <p>
                {rule.firstDate
                  ? t('career:posts.fromDay', { date: firstDateText(rule, i18n) })
                  : t('career:posts.neverByTime')}
              </p>
            ) : null}
            {rule.missing.length > 0 ? (
              <p>{t('career:rule.missingDatum', { data: datumNames(rule.missing, i18n) })}</p>
            ) : null}
            <p className={classes.muted}>
              {clauseText(rule.clause, i18n)}. {t('career:rule.confidence')}:{' '}
              {t(`career:confidence.${rule.confidence}`)}.
            </p>
          </li>
        ))}
    </ul>
  )
}
