import { datesBetween, sessionSlots } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import type { EventData } from './event-data.ts'

/** People against the seats that the days can hold, by the rule that the timetable is made with. */
export function SeatTiles({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const sessions = sessionSlots(datesBetween(event.startsOn, event.endsOn), event.schedule).length
  const seats = sessions * event.capacity
  const missing = event.participants - seats
  return (
    <>
      <StatRow>
        <StatTile label={t('events:seats.people')} value={formatNumber(event.participants)} />
        <StatTile label={t('events:seats.sessions')} value={formatNumber(sessions)} />
        <StatTile
          label={t('events:seats.seats')}
          value={formatNumber(seats)}
          note={t('events:seats.perSession', { capacity: event.capacity })}
        />
        <StatTile
          label={missing > 0 ? t('events:seats.missing') : t('events:seats.free')}
          value={formatNumber(Math.abs(missing))}
        />
      </StatRow>
      {missing > 0 ? (
        <Notice
          tone="warning"
          title={t('events:seats.over', {
            people: formatNumber(event.participants),
            seats: formatNumber(seats),
            missing: formatNumber(missing),
          })}
        >
          {t('events:seats.overHint')}
        </Notice>
      ) : null}
    </>
  )
}
