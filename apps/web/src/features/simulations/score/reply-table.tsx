import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { Score } from './attempt-score.tsx'

export function ReplyTable({ replies }: { replies: Score['replies'] }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={t('simulation:score.replies')}
      rows={replies}
      rowKey={({ ratingId }) => ratingId}
      columns={[
        { id: 'question', title: t('simulation:score.question'), isWide: true, cell: ({ question }) => question },
        {
          id: 'competency',
          title: t('simulation:rule.competency'),
          cell: ({ competency }) => competencyLabel(competency),
        },
        {
          id: 'text',
          title: t('simulation:score.text'),
          isWide: true,
          cell: ({ text }) => <span style={{ whiteSpace: 'pre-line' }}>{text || t('simulation:score.noReply')}</span>,
        },
        {
          id: 'points',
          title: t('simulation:score.points'),
          cell: ({ points, most }) =>
            points === null ? t('simulation:score.waiting') : t('simulation:score.ofMost', { points, most }),
        },
      ]}
    />
  )
}
