import { getPairSignals, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { Conclusions } from './conclusions.tsx'
import { usePlace } from './use-place.ts'

type Shown = ResponseOf<typeof getPairSignals>
type Side = Shown['rows'][number]['one']

/** The answers of two participants side by side, with the seconds each took. */
export default function PairSignalsPage() {
  const { t } = useTranslation()
  const place = usePlace()
  const { id, one, other } = useParams({ strict: false }) as { id: string; one: string; other: string }
  const found = useQuery({
    queryKey: ['signals', 'pair', id, one, other],
    queryFn: () => callApi(getPairSignals, { params: { id }, query: { one, other } }),
  })
  if (found.isPending) return <Loading lines={8} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const pair = found.data
  const both = pair.rows.filter((row) => row.one.answer !== null && row.other.answer !== null)
  return (
    <>
      <PageHeader
        title={t('signals:pair.title')}
        lead={t('signals:pair.lead', {
          event: pair.eventName,
          one: `${pair.one.name} (${place(pair.one)})`,
          other: `${pair.other.name} (${place(pair.other)})`,
        })}
      />
      <p>
        <Link to={`/kegiatan/${id}/tanda` as never}>{t('signals:person.back')}</Link>
      </p>
      <p>
        {t('signals:pair.found', {
          same: formatNumber(both.filter(({ isSame }) => isSame).length),
          both: formatNumber(both.length),
        })}{' '}
        {pair.measured?.answers
          ? t('signals:pair.expected', { expected: formatNumber(pair.measured.answers.expected) })
          : null}{' '}
        {pair.showsPoints ? null : t('signals:pair.noKeys')}
      </p>
      <PlainTable
        caption={t('signals:pair.caption')}
        rows={pair.rows}
        rowKey={({ exercise, position }) => `${exercise}:${position}`}
        columns={[
          { id: 'exercise', title: t('signals:evidence.exercise'), cell: (row) => row.exercise },
          {
            id: 'item',
            title: t('signals:evidence.item'),
            isNumber: true,
            cell: (row) => formatNumber(row.position),
          },
          { id: 'one', title: pair.one.name, cell: (row) => <Given side={row.one} /> },
          { id: 'other', title: pair.other.name, cell: (row) => <Given side={row.other} /> },
          {
            id: 'same',
            title: t('signals:pair.same'),
            cell: (row) => (row.isSame ? t('signals:pair.isSame') : '–'),
          },
          {
            id: 'oneTime',
            title: t('signals:pair.time', { name: pair.one.name }),
            isNumber: true,
            cell: (row) => formatNumber(row.one.seconds),
          },
          {
            id: 'otherTime',
            title: t('signals:pair.time', { name: pair.other.name }),
            isNumber: true,
            cell: (row) => formatNumber(row.other.seconds),
          },
        ]}
      />
      <Conclusions
        eventId={id}
        one={pair.one.id}
        other={pair.other.id}
        timezone={pair.timezone}
        conclusions={pair.conclusions}
      />
    </>
  )
}

function Given({ side: { answer, points } }: { side: Side }) {
  const { t } = useTranslation()
  if (answer === null) return t('signals:pair.blank')
  return points === null ? answer : t('signals:pair.points', { answer, points: formatNumber(points) })
}
