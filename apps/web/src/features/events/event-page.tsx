import type { Permission } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { AttendanceTab } from './attendance-tab.tsx'
import { CardsTab } from './cards-tab.tsx'
import { DesignTab } from './design-tab.tsx'
import { EventActions } from './event-actions.tsx'
import { eventQuery } from './event-data.ts'
import { LateTab } from './late/late-tab.tsx'
import { ParticipantsTab } from './participants-tab.tsx'
import { RoomTab } from './room/room-tab.tsx'
import { ScheduleTab } from './schedule-tab.tsx'
import { SebTab } from './seb/seb-tab.tsx'

const TABS = {
  peserta: { key: 'events:tab.participants', panel: ParticipantsTab, permission: 'event.read' },
  rancangan: { key: 'events:tab.design', panel: DesignTab, permission: 'event.read' },
  jadwal: { key: 'events:tab.schedule', panel: ScheduleTab, permission: 'event.read' },
  kartu: { key: 'events:tab.cards', panel: CardsTab, permission: 'pin.read' },
  kehadiran: { key: 'events:tab.attendance', panel: AttendanceTab, permission: 'event.read' },
  ruang: { key: 'events:tab.room', panel: RoomTab, permission: 'delivery.watch' },
  susulan: { key: 'events:tab.late', panel: LateTab, permission: 'delivery.watch' },
  seb: { key: 'events:tab.seb', panel: SebTab, permission: 'delivery.watch' },
} as const satisfies Record<string, { key: string; panel: unknown; permission: Permission }>
type TabName = keyof typeof TABS

export default function EventPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const permissions = useSession()?.actor.permissions ?? []
  const event = useQuery(eventQuery(id))
  if (event.isPending) return <Loading lines={8} />
  if (event.isError) return <ErrorNotice error={event.error} onRetry={event.refetch} />
  const tabs = (Object.keys(TABS) as TabName[]).filter((tab) => permissions.includes(TABS[tab].permission))
  const current = tabs.find((tab) => tab === filter.bagian) ?? 'peserta'
  const Panel = TABS[current].panel
  const { name, purpose, startsOn, endsOn, venue, state } = event.data
  const days = startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)} – ${formatDate(endsOn)}`
  return (
    <>
      <PageHeader
        title={name}
        lead={`${t(`events:purpose.${purpose}`)} · ${days} · ${venue} · ${t(`events:state.${state}`)}`}
        actions={<EventActions event={event.data} />}
      />
      <PageTabs
        label={t('events:tab.label')}
        to={`/kegiatan/${id}`}
        tabs={tabs.map((name) => ({ name, label: t(TABS[name].key) }))}
        current={current}
      />
      <Panel event={event.data} />
    </>
  )
}
