import type { Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { useWordsOf } from '../words/use-words-of.ts'
import classes from './content.module.css'

/** What is scored, by competency: the key. */
export function RuleTables({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation()
  const words = useWordsOf(scenario)
  return [...Map.groupBy(scenario.rules, ({ competency }) => competency)].map(([competency, rules]) => (
    <details key={competency} className={classes.fold}>
      <summary>{`${competencyLabel(competency)} (${rules.length})`}</summary>
      <PlainTable
        caption={competencyLabel(competency)}
        rows={rules}
        rowKey={({ id }) => id}
        columns={[
          { id: 'because', title: t('simulation:rule.because'), isWide: true, cell: ({ because }) => because },
          {
            id: 'seen',
            title: t('simulation:content.seen'),
            isWide: true,
            cell: ({ pattern }) => words.evidence(pattern),
          },
          { id: 'basis', title: t('simulation:rule.basis'), cell: ({ basis }) => t(`simulation:basis.${basis}`) },
          { id: 'indicator', title: t('simulation:rule.indicator'), isWhole: true, cell: ({ indicator }) => indicator },
          { id: 'points', title: t('simulation:content.points'), isNumber: true, cell: ({ points }) => points },
        ]}
      />
    </details>
  ))
}
