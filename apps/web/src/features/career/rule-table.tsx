import type { RuleRow } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './career.module.css'
import { clauseText, datumNames, firstDateText, limitText, ruleName, valueText } from './rule-words.ts'

/** The rules for an office screen: state in words, clause, value, limit, first date, confidence. */
export function RuleTable({ rules }: { rules: readonly RuleRow[] }) {
  const { t, i18n } = useTranslation()
  return (
    <PlainTable
      caption={t('career:rule.caption')}
      rows={rules}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'name',
          title: t('career:rule.name'),
          cell: (rule) => (
            <>
              {ruleName(rule.code, i18n)}
              {rule.hard ? '' : ` (${t('career:rule.remark')})`}
            </>
          ),
        },
        {
          id: 'status',
          title: t('career:rule.state'),
          cell: (rule) => (
            <>
              <span className={classes.state} data-status={rule.status}>
                {t(`career:rule.status.${rule.status}`)}
              </span>
              {rule.missing.length > 0 ? (
                <>
                  <br />
                  {t('career:rule.missingDatum', { data: datumNames(rule.missing, i18n) })}
                </>
              ) : null}
            </>
          ),
        },
        { id: 'value', title: t('career:explain.official'), cell: (rule) => valueText(rule, i18n) },
        { id: 'limit', title: t('career:rule.limit'), cell: (rule) => limitText(rule.code, rule, i18n) },
        { id: 'from', title: t('career:rule.from'), cell: (rule) => firstDateText(rule, i18n) },
        { id: 'clause', title: t('career:rule.clause'), cell: (rule) => clauseText(rule.clause, i18n) },
        {
          id: 'confidence',
          title: t('career:rule.confidence'),
          cell: (rule) => t(`career:confidence.${rule.confidence}`),
        },
      ]}
    />
  )
}
