import type { RoomBoard } from '@petakom/contract'
import { isHere } from '@petakom/domain'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatTime, type Timezone } from '../../../lib/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import type { EventData } from '../event-data.ts'
import type { LiveRoom } from './use-room.ts'

const OLD_SECONDS = 15

/** How many are where, the server's clock, and how old the data is. */
export function RoomCounts({ event, room, board }: { event: EventData; room: LiveRoom; board: RoomBoard }) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const count = (state: string) => board.rows.filter((row) => row.state === state).length
  const present = board.rows.filter(isHere).length
  const trouble = board.rows.filter((row) => row.trouble !== null).length
  const age = Math.max(0, Math.round((now - room.heardAt) / 1000))
  const clock = formatTime(new Date(now + room.offset), event.timezone as Timezone)
  const tiles = [
    ['present', `${formatNumber(present)} / ${formatNumber(board.rows.length)}`],
    ['working', formatNumber(count('running'))],
    ['pausedCount', formatNumber(count('paused'))],
    ['done', formatNumber(count('handed-in'))],
    ['trouble', formatNumber(trouble)],
  ] as const
  return (
    <>
      <StatRow>
        {tiles.map(([name, value]) => (
          <StatTile key={name} label={t(`events:room.${name}`)} value={value} />
        ))}
      </StatRow>
      {age > OLD_SECONDS ? (
        <Notice tone="warning" live>
          {t('events:room.old', { seconds: formatNumber(age) })}
        </Notice>
      ) : (
        <p>{t('events:room.clock', { time: clock, seconds: formatNumber(age) })}</p>
      )}
    </>
  )
}
