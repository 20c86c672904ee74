import { useEffect, useRef, useState } from 'react'
import { crossedMark, type ServerClock } from '../../lib/server-clock.ts'
import { formatDuration } from '../messages/index.ts'
import { useSettings } from '../settings.tsx'
import { useTick } from './use-tick.ts'

interface TimerProps {
  readonly deadline: number
  /** Seconds left while the clock stands still. */
  readonly pausedLeft: number | null
  readonly clock: ServerClock
}

/** Time left by the server's clock. Can be hidden; speaks at 30, 10, 5 and 1 minutes only, hidden or not. */
export function Timer({ deadline, pausedLeft, clock }: TimerProps) {
  const { t } = useSettings()
  const [isHidden, setHidden] = useState(false)
  const [spoken, setSpoken] = useState('')
  const previous = useRef(Number.POSITIVE_INFINITY)
  useTick(1000)
  const secondsLeft = pausedLeft ?? Math.max(0, (deadline - clock.now()) / 1000)
  useEffect(() => {
    const mark = crossedMark(previous.current, secondsLeft)
    // The first reading has no past: a test of 30 minutes does not begin by saying so.
    if (mark !== null && previous.current !== Number.POSITIVE_INFINITY) setSpoken(t('timer.say', { minutes: mark }))
    previous.current = secondsLeft
  }, [secondsLeft, t])
  return (
    <div className="timer">
      <span role="timer" aria-live="off">
        {isHidden ? (
          <span className="muted">{t('timer.hidden')}</span>
        ) : (
          <>
            <span className="muted">{t('timer.left')}</span>{' '}
            <strong className="tabular">{formatDuration(secondsLeft)}</strong>
          </>
        )}
      </span>
      <button type="button" className="quiet" aria-pressed={isHidden} onClick={() => setHidden(!isHidden)}>
        {t(isHidden ? 'timer.show' : 'timer.hide')}
      </button>
      <span role="status" className={isHidden ? 'visually-hidden' : 'timer-spoken'}>
        {spoken}
      </span>
    </div>
  )
}
