import { useTranslation } from 'react-i18next'
import { useWatch } from '../../../lib/use-idle-lock.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import type { EventData } from '../event-data.ts'
import { SessionSelect, useSession } from '../session-select.tsx'
import { IncidentList } from './incident-list.tsx'
import { LateLink } from './late-link.tsx'
import { RoomCounts } from './room-counts.tsx'
import { RoomOrders } from './room-orders.tsx'
import { RoomTable } from './room-table.tsx'
import { useRoom } from './use-room.ts'

/** The proctor's live board: who is at what, trouble first, and what can be done about it. */
export function RoomTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const number = useSession(event)
  const sessionId = event.sessionList.find((one) => one.number === number)?.id
  const room = useRoom(event.id, sessionId)
  const { board } = room
  useWatch(board?.rows.some(({ state }) => state === 'running' || state === 'paused') ?? false)
  return (
    <>
      <SessionSelect event={event} label={t('events:room.session')} />
      {!board && !room.error ? <Loading lines={8} /> : null}
      {room.error ? <ErrorNotice error={room.error} onRetry={room.retry} /> : null}
      {board && board.rows.length === 0 ? (
        <EmptyState title={t('events:room.empty')}>{t('events:room.emptyText')}</EmptyState>
      ) : null}
      {board && board.rows.length > 0 ? (
        <>
          <RoomCounts event={event} room={room} board={board} />
          <RoomOrders event={event} board={board} />
          <LateLink eventId={event.id} board={board} />
          <RoomTable event={event} board={board} offset={room.offset} />
          <IncidentList event={event} incidents={board.incidents} />
        </>
      ) : null}
    </>
  )
}
