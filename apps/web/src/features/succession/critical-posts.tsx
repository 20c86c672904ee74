import type { CriticalPost, listCriticalPosts, ResponseOf } from '@petakom/contract'
import { READINESS_SLOTS } from '@petakom/domain'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime, formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { Lines, PostCell } from './cells.tsx'
import { slotName } from './succession-words.ts'

type Listing = ResponseOf<typeof listCriticalPosts>

export function CriticalPosts({ data, isFiltered }: { data: Listing; isFiltered: boolean }) {
  const { t } = useTranslation()
  const { posts, run } = data
  if (posts.length === 0) {
    return (
      <EmptyState title={t(isFiltered ? 'succession:list.noMatch' : 'succession:list.empty')}>
        {t(isFiltered ? 'succession:list.noMatchHint' : 'succession:list.emptyHint')}
      </EmptyState>
    )
  }
  const count = (holds: (post: CriticalPost) => boolean) => formatNumber(posts.filter(holds).length)
  return (
    <>
      <StatRow>
        <StatTile label={t('succession:stat.posts')} value={formatNumber(posts.length)} />
        <StatTile label={t('succession:stat.vacant')} value={count(({ urgency }) => urgency === 'vacant')} />
        <StatTile label={t('succession:stat.soon')} value={count(({ urgency }) => urgency === 'soon')} />
        <StatTile
          label={t('succession:stat.uncovered')}
          value={count(({ coverage }) => coverage === 0)}
          note={t('succession:stat.uncoveredNote')}
        />
      </StatRow>
      <p>
        {run ? (
          <>
            {t('succession:list.lastRun', { day: formatDateTime(run.createdAt, 'Asia/Jakarta'), by: run.createdBy })}{' '}
            {run.accepted ? t('succession:list.accepted', { by: run.accepted.by }) : t('succession:list.notAccepted')}{' '}
            <Link to={`/suksesi/usulan/${run.id}` as never}>{t('succession:list.openRun')}</Link>
          </>
        ) : (
          t('succession:list.noRun')
        )}
      </p>
      <PostTable posts={posts} asOf={data.asOf} />
    </>
  )
}

function PostTable({ posts, asOf }: { posts: readonly CriticalPost[]; asOf: string }) {
  const { t, i18n } = useTranslation()
  return (
    <PlainTable
      caption={t('succession:list.caption', { day: formatDate(asOf) })}
      rows={posts}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'post',
          title: t('succession:column.post'),
          cell: (row) => <PostCell {...row} agencyName={row.agencyName ?? row.unitName} />,
        },
        { id: 'urgency', title: t('succession:column.urgency'), cell: (row) => t(`succession:urgency.${row.urgency}`) },
        {
          id: 'coverage',
          title: t('succession:column.coverage'),
          cell: (row) => t('succession:coverage', { slots: row.coverage }),
        },
        {
          id: 'holder',
          title: t('succession:column.holder'),
          cell: ({ holders, vacantSeats }) => (
            <Lines
              lines={[
                ...holders.map(({ pegawaiId, name }) => ({ key: pegawaiId, text: name })),
                ...(vacantSeats > 0 ? [{ key: 'vacant', text: t('succession:vacant', { count: vacantSeats }) }] : []),
              ]}
            />
          ),
        },
        { id: 'retires', title: t('succession:column.retires'), cell: (row) => formatDate(row.nextRetirement) },
        ...READINESS_SLOTS.map((slot) => ({
          id: slot,
          title: slotName(slot, i18n),
          cell: ({ members }: CriticalPost) => (
            <Lines
              lines={members
                .filter(({ readiness }) => readiness === slot)
                .map(({ id, name }) => ({ key: id, text: name }))}
            />
          ),
        })),
      ]}
    />
  )
}
