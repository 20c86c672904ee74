import { getPersonSignals } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Conclusions } from './conclusions.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { usePlace } from './use-place.ts'

/** What lies behind the signs of one participant, fact by fact. */
export default function PersonSignalsPage() {
  const { t } = useTranslation()
  const place = usePlace()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['signals', 'person', id],
    queryFn: () => callApi(getPersonSignals, { params: { id } }),
  })
  if (found.isPending) return <Loading lines={8} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { person, timezone, eventId, eventName, quick, timed, away, addresses, devices } = found.data
  const seconds = (value: number) => t('signals:evidence.seconds', { value: formatNumber(value) })
  const exercise = { id: 'exercise', title: t('signals:evidence.exercise') }
  const at = (value: string) => formatDateTime(value, timezone)
  return (
    <>
      <PageHeader title={t('signals:person.of', { name: person.name })} lead={`${eventName}. ${place(person)}.`} />
      <p>
        <Link to={`/kegiatan/${eventId}/tanda` as never}>{t('signals:person.back')}</Link>
      </p>
      <EvidenceTable
        title={t('signals:kind.quick')}
        lead={t('signals:evidence.quick', {
          count: quick.length,
          timed,
          words: formatNumber(found.data.wordsPerMinute),
        })}
        rows={quick}
        columns={[
          { ...exercise, cell: (row) => row.exercise },
          {
            id: 'item',
            title: t('signals:evidence.item'),
            isNumber: true,
            cell: (row) => formatNumber(row.position),
          },
          { id: 'words', title: t('signals:evidence.words'), isNumber: true, cell: (row) => formatNumber(row.words) },
          { id: 'needed', title: t('signals:evidence.needed'), isNumber: true, cell: (row) => seconds(row.needed) },
          { id: 'taken', title: t('signals:evidence.taken'), isNumber: true, cell: (row) => seconds(row.taken) },
          { id: 'at', title: t('signals:evidence.received'), cell: (row) => at(row.at) },
        ]}
      />
      <EvidenceTable
        title={t('signals:kind.away')}
        lead={t('signals:evidence.away', { count: away.length })}
        rows={away}
        columns={[
          { ...exercise, cell: (row) => row.exercise },
          { id: 'left', title: t('signals:evidence.left'), cell: (row) => at(row.leftAt) },
          { id: 'for', title: t('signals:evidence.for'), isNumber: true, cell: (row) => seconds(row.seconds) },
          { id: 'received', title: t('signals:evidence.received'), cell: (row) => at(row.receivedAt) },
        ]}
      />
      <EvidenceTable
        title={t('signals:kind.addresses')}
        lead={t('signals:evidence.addresses')}
        rows={addresses}
        columns={[
          { ...exercise, cell: (row) => row.exercise },
          { id: 'number', title: t('signals:evidence.address'), cell: (row) => t('signals:evidence.nth', row) },
          { id: 'first', title: t('signals:evidence.firstAt'), cell: (row) => at(row.firstAt) },
        ]}
      />
      <EvidenceTable
        title={t('signals:kind.devices')}
        lead={t('signals:evidence.devices')}
        rows={devices}
        columns={[
          { ...exercise, cell: (row) => row.exercise },
          { id: 'at', title: t('signals:evidence.when'), cell: (row) => at(row.at) },
          { id: 'what', title: t('signals:evidence.what'), cell: (row) => t(`signals:device.${row.what}`) },
        ]}
      />
      <Conclusions
        eventId={eventId}
        one={person.id}
        other={null}
        timezone={timezone}
        conclusions={found.data.conclusions}
      />
    </>
  )
}
