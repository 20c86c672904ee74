import { Button } from '@mantine/core'
import { getEvent } from '@petakom/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AttendanceTab } from './attendance-tab.tsx'
import { CardsTab } from './cards-tab.tsx'
import { DesignTab } from './design-tab.tsx'
import classes from './event-page.module.css'
import { ParticipantsTab } from './participants-tab.tsx'
import { RoomTab } from './room-tab.tsx'
import { ScheduleTab } from './schedule-tab.tsx'

const TABS = {
  peserta: { key: 'events:tab.participants', panel: ParticipantsTab },
  rancangan: { key: 'events:tab.design', panel: DesignTab },
  jadwal: { key: 'events:tab.schedule', panel: ScheduleTab },
  kartu: { key: 'events:tab.cards', panel: CardsTab },
  kehadiran: { key: 'events:tab.attendance', panel: AttendanceTab },
  ruang: { key: 'events:tab.room', panel: RoomTab },
} as const
type TabName = keyof typeof TABS

export const eventQuery = (id: string) =>
  queryOptions({ queryKey: ['event', id], queryFn: () => callApi(getEvent, { params: { id } }) })

export default function EventPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const event = useQuery(eventQuery(id))
  const current: TabName = filter.bagian && filter.bagian in TABS ? (filter.bagian as TabName) : 'peserta'
  if (event.isPending) return <Loading lines={8} />
  if (event.isError) return <ErrorNotice error={event.error} onRetry={event.refetch} />
  const Panel = TABS[current].panel
  const { name, purpose, startsOn, endsOn, venue, state } = event.data
  return (
    <>
      <PageHeader
        title={name}
        lead={`${t(`events:purpose.${purpose}`)} · ${formatDate(startsOn)} – ${formatDate(endsOn)} · ${venue} · ${t(`events:state.${state}`)}`}
        actions={
          <Button component="a" href={`/kegiatan/${id}/hasil`} variant="default">
            {t('events:list.results')}
          </Button>
        }
      />
      <nav className={classes.tabs} aria-label={t('events:tab.label')}>
        {(Object.keys(TABS) as TabName[]).map((tab) => (
          <Link
            key={tab}
            to={`/kegiatan/${id}` as never}
            search={{ bagian: tab } as never}
            aria-current={tab === current ? 'page' : undefined}
          >
            {t(TABS[tab].key)}
          </Link>
        ))}
      </nav>
      <Panel event={event.data} />
    </>
  )
}
