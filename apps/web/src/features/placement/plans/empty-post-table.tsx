import { tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { PagedTable } from '../paged-table.tsx'
import { PostCell } from '../person-cell.tsx'
import type { Plan } from '../placement-data.ts'

export function EmptyPostTable({ posts }: { posts: Plan['empty'] }) {
  const { t } = useTranslation()
  if (posts.length === 0) return <p>{t('placement:empty.none')}</p>
  return (
    <PagedTable
      caption={t('placement:empty.caption', { count: posts.length })}
      rows={posts}
      rowKey={({ index }) => String(index)}
      textOf={({ name, unitName, agencyName }) => `${name} ${unitName} ${agencyName}`}
      columns={[
        { id: 'post', title: t('placement:posts.post'), cell: (post) => <PostCell post={post} /> },
        { id: 'tier', title: t('list:tier'), cell: ({ tier }) => tierName(tier) },
        {
          id: 'critical',
          title: t('placement:posts.critical'),
          cell: ({ isCritical }) => t(isCritical ? 'placement:yes' : 'placement:no'),
        },
        {
          id: 'candidates',
          title: t('placement:posts.candidates'),
          isNumber: true,
          cell: ({ candidates }) => formatNumber(candidates),
        },
        { id: 'reason', title: t('placement:empty.why'), cell: ({ reason }) => t(`placement:empty.reason.${reason}`) },
      ]}
    />
  )
}
