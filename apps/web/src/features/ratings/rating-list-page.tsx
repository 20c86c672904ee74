import { listRatings, type RatingRow } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** How far the rating of long answers is, item by item; for assessors the way to their work. */
export default function RatingListPage() {
  const { t } = useTranslation()
  const mayRate = usePermission('rating.rate')
  const list = useQuery({ queryKey: ['ratings'], queryFn: () => callApi(listRatings, { query: {} }) })
  const rows = list.data?.rows ?? []
  return (
    <>
      <PageHeader title={t('rating:list.title')} lead={t(mayRate ? 'rating:list.lead' : 'rating:list.watchLead')} />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={t('rating:list.empty')}>{t('rating:list.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('rating:list.caption')}
          rows={rows}
          rowKey={({ eventId, itemId }) => `${eventId}${itemId}`}
          columns={[
            { id: 'event', title: t('rating:list.event'), cell: ({ eventName }) => eventName },
            {
              id: 'item',
              title: t('rating:list.item'),
              cell: ({ code, eventId, itemId }) =>
                mayRate ? (
                  <Link to={`/penilaian-uraian/${eventId}/${itemId}` as never}>
                    <Code code={code} />
                  </Link>
                ) : (
                  <Code code={code} />
                ),
            },
            ...(mayRate
              ? [
                  {
                    id: 'mine',
                    title: t('rating:list.mine'),
                    isNumber: true,
                    cell: (row: RatingRow) => formatNumber(row.mine),
                  },
                ]
              : []),
            {
              id: 'answers',
              title: t('rating:list.answers'),
              isNumber: true,
              cell: (row) => formatNumber(row.answers),
            },
            {
              id: 'settled',
              title: t('rating:list.settled'),
              isNumber: true,
              cell: (row) => formatNumber(row.settled),
            },
            {
              id: 'second',
              title: t('rating:list.second'),
              isNumber: true,
              cell: (row) => formatNumber(row.awaitingSecond),
            },
            {
              id: 'third',
              title: t('rating:list.third'),
              isNumber: true,
              cell: (row) => formatNumber(row.awaitingThird),
            },
            {
              id: 'difference',
              title: t('rating:list.difference'),
              cell: ({ pairs, same, meanDifference }) =>
                meanDifference === null
                  ? t('rating:list.noPair')
                  : t('rating:list.differenceOf', {
                      same: formatNumber(same),
                      pairs: formatNumber(pairs),
                      mean: formatNumber(meanDifference, { most: 2 }),
                    }),
            },
          ]}
        />
      ) : null}
    </>
  )
}

/** A code does not break; that of a reply does, between its simulation and what is rated. */
function Code({ code }: { code: string }) {
  const [first, rest] = code.split('/')
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{rest === undefined ? first : `${first}/`}</span>
      {rest === undefined ? null : (
        <>
          <wbr />
          {rest}
        </>
      )}
    </>
  )
}
