import { Button } from '@mantine/core'
import { listRoundPosts, type RoundPost } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../../ui/filter-row.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, PlainTable } from '../../../ui/plain-table.tsx'
import { ConstraintDialog } from '../constraints/constraint-dialog.tsx'
import { NothingFound } from '../nothing-found.tsx'
import { PersonCell, PostCell } from '../person-cell.tsx'
import type { Round } from '../placement-data.ts'
import { usePageSize } from '../use-page-size.ts'

type Post = z.infer<typeof RoundPost>

/** The posts of the frozen data, a page at a time; filters in the address. */
export function PostTable({ round }: { round: Round }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const pageSize = usePageSize(50, 20)
  const page = Math.max(1, Number(filter.page) || 1)
  const query = {
    search: filter.cari,
    vacant: filter.lowong as 'yes' | undefined,
    tier: filter.jenjang as never,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  }
  const found = useQuery({
    queryKey: ['round', round.id, 'posts', query],
    queryFn: () => callApi(listRoundPosts, { params: { id: round.id }, query }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <h2>{t('placement:posts.title')}</h2>
      <FilterRow label={t('list:filters')}>
        <SearchField label={t('placement:posts.search')} value={filter.cari} onSearch={(cari) => change({ cari })} />
        <SelectField
          label={t('placement:posts.filled')}
          all={t('list:all')}
          value={filter.lowong}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`placement:posts.vacant.${value}`) }))}
          onSelect={(lowong) => change({ lowong })}
        />
        <SelectField
          label={t('list:tier')}
          all={t('list:all')}
          value={filter.jenjang}
          options={round.tiers.map((tier) => ({ value: tier, label: tierName(tier) }))}
          onSelect={(jenjang) => change({ jenjang })}
        />
      </FilterRow>
      {found.isPending ? <Loading lines={10} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data?.total === 0 ? <NothingFound page={page} onFirst={() => change({})} /> : null}
      {found.data && found.data.total > 0 ? (
        <>
          <PostRows round={round} posts={found.data.posts} />
          <Pager
            page={page}
            pageSize={pageSize}
            total={found.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}

function PostRows({ round, posts }: { round: Round; posts: readonly Post[] }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit') && round.state === 'frozen'
  const [chosen, choose] = useState<Post | null>(null)
  const columns: Column<Post>[] = [
    { id: 'post', title: t('placement:posts.post'), cell: (post) => <PostCell post={post} /> },
    {
      id: 'tier',
      title: t('list:tier'),
      cell: (post) => [tierName(post.tier), post.eselon].filter(Boolean).join(', '),
    },
    {
      id: 'holder',
      title: t('placement:posts.holder'),
      cell: (post) => (post.holder ? <PersonCell person={post.holder} /> : t('placement:posts.vacant.yes')),
    },
    {
      id: 'candidates',
      title: t('placement:posts.candidates'),
      isNumber: true,
      cell: (post) => formatNumber(post.candidates),
    },
    {
      id: 'critical',
      title: t('placement:posts.critical'),
      cell: (post) => t(post.isCritical ? 'placement:yes' : 'placement:no'),
    },
    ...(mayEdit
      ? [
          {
            id: 'act',
            title: t('placement:constraint.column'),
            cell: (post: Post) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('placement:constraint.addFor', { name: post.name })}
                onClick={() => choose(post)}
              >
                {t('placement:constraint.addShort')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PlainTable
        caption={t('placement:posts.caption')}
        rows={posts}
        rowKey={({ index }) => String(index)}
        columns={columns}
      />
      <ConstraintDialog
        round={round}
        start={chosen ? { kind: 'forbid', post: chosen } : null}
        onClose={() => choose(null)}
      />
    </>
  )
}
