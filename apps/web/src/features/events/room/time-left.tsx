import type { RoomRow } from '@petakom/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'

const EVERY_MS = 5000

/** Whole minutes left of a seat's working time; its own clock, so that the table need not be drawn again. */
export function TimeLeft({ row, offset }: { row: RoomRow; offset: number }) {
  const { t } = useTranslation()
  const [now, setNow] = useState(Date.now)
  const isRunning = row.deadline !== null && row.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  if (row.attemptId === null || row.state === 'handed-in' || row.state === 'closed') return '–'
  const seconds = isRunning ? (Date.parse(row.deadline!) - now - offset) / 1000 : row.remainingSeconds
  return t('events:room.minutes', { minutes: formatNumber(Math.max(0, Math.ceil(seconds / 60))) })
}
