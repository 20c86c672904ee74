import type { RoomIncident } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatTime, type Timezone } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { EventData } from '../event-data.ts'

/** What was noted in this session, the latest first. */
export function IncidentList({ event, incidents }: { event: EventData; incidents: readonly RoomIncident[] }) {
  const { t } = useTranslation()
  if (incidents.length === 0) return null
  return (
    <PlainTable
      caption={t('events:room.incidents')}
      rows={incidents}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'at',
          title: t('events:room.at'),
          isWhole: true,
          cell: ({ at }) => formatTime(at, event.timezone as Timezone),
        },
        {
          id: 'who',
          title: t('events:room.name'),
          cell: ({ name, seat }) => (name ? `${seat ?? '–'} · ${name}` : t('events:room.everybody')),
        },
        { id: 'kind', title: t('events:room.kind'), cell: ({ kind }) => t(`events:room.incident.${kind}`) },
        { id: 'note', title: t('events:room.whatHappened'), cell: ({ note }) => note },
        { id: 'by', title: t('events:room.notedBy'), cell: ({ notedBy }) => notedBy },
      ]}
    />
  )
}
