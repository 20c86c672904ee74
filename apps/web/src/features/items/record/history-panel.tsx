import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatNumber } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { LookTable } from '../looks/look-table.tsx'
import { recordQuery } from './tags-panel.tsx'

/** Exposure, versions with the events that pinned them, and who looked. */
export function HistoryPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const mayOpen = usePermission('event.read')
  const mayLog = usePermission('item.log')
  const mayEdit = usePermission('item.edit')
  const record = useQuery(recordQuery(id))
  if (record.isPending) return <Loading lines={6} />
  if (record.isError) return <ErrorNotice error={record.error} onRetry={record.refetch} />
  const { served, lastServedAt, versions } = record.data
  return (
    <>
      <h2>{t('bank:exposure.title')}</h2>
      <p>
        {lastServedAt
          ? t('bank:exposure.served', { times: formatNumber(served), at: formatDateTime(lastServedAt, zone) })
          : t('bank:exposure.never')}
      </p>
      <PlainTable
        caption={t('bank:versions.caption')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { id: 'version', title: t('bank:versions.version'), isNumber: true, cell: (row) => row.version },
          { id: 'by', title: t('bank:versions.by'), cell: (row) => row.by },
          { id: 'at', title: t('bank:versions.at'), cell: (row) => formatDateTime(row.at, zone) },
          {
            id: 'events',
            title: t('bank:versions.events'),
            cell: (row) =>
              row.events.length === 0
                ? t('bank:versions.unused')
                : row.events.map((event, place) => (
                    <span key={event.id}>
                      {place > 0 ? '; ' : ''}
                      {mayOpen ? <Link to={`/kegiatan/${event.id}` as never}>{event.name}</Link> : event.name}
                      {event.isPilot ? ` (${t('bank:versions.pilot')})` : ''}
                    </span>
                  )),
          },
        ]}
      />
      <p>{t('bank:versions.pinned')}</p>
      {mayEdit && versions[0]!.events.some(({ isPilot }) => !isPilot) ? (
        <p>
          <Link to={`/bank-soal/${id}/koreksi` as never}>{t('corrections:form.label')}</Link>
        </p>
      ) : null}
      {mayLog ? (
        <>
          <h2>{t('bank:looks.ofItem')}</h2>
          <LookTable query={{ itemId: id, page: 1, pageSize: 20 }} />
        </>
      ) : null}
    </>
  )
}
