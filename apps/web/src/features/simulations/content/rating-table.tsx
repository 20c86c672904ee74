import type { Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** Written replies that assessors rate, with the anchors they see. */
export function RatingTable({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={t('simulation:section.rating')}
      rows={scenario.rating}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'about',
          title: t('simulation:rating.about'),
          isWide: true,
          cell: ({ about }) => scenario.messages.find(({ id }) => id === about)?.subject ?? about,
        },
        { id: 'question', title: t('simulation:rating.question'), isWide: true, cell: ({ question }) => question },
        { id: 'name', title: t('simulation:rule.competency'), cell: ({ competency }) => competencyLabel(competency) },
        {
          id: 'anchors',
          title: t('simulation:content.anchors'),
          isWide: true,
          cell: ({ anchors }) =>
            anchors.map(({ points, text }) => (
              <p key={points} style={{ margin: 0 }}>
                {points}: {text}
              </p>
            )),
        },
      ]}
    />
  )
}
