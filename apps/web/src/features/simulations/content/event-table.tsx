import type { Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { useWordsOf } from '../words/use-words-of.ts'

export function EventTable({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation()
  const words = useWordsOf(scenario)
  return (
    <PlainTable
      caption={t('simulation:section.events')}
      rows={scenario.events.map((event) => ({ id: event.id, ...words.event(event) }))}
      rowKey={({ id }) => id}
      columns={[
        { id: 'id', title: t('simulation:field.name'), cell: ({ id }) => id },
        { id: 'when', title: t('simulation:content.when'), isWide: true, cell: ({ when }) => when },
        {
          id: 'effects',
          title: t('simulation:content.effects'),
          isWide: true,
          cell: ({ effects }) => effects.join('; '),
        },
      ]}
    />
  )
}
