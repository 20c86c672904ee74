import { useEffect, useState } from 'react'
import { useText } from '../messages/index.ts'
import type { StepProps } from './sitting-screen.tsx'

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes and seconds, by the server's clock where it has told the time. */
export function elapsed(from: string, to: number): string {
  const seconds = Math.max(0, Math.floor((to - Date.parse(from)) / 1000))
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

/** When the exercise began by the assessor's word, and how long it has lasted. */
export function ExerciseTimer({ workspace, sitting, clock, write }: StepProps) {
  const { t } = useText()
  const { beganAt, endedAt } = workspace
  const [now, setNow] = useState(() => clock.now())
  const isRunning = beganAt !== null && endedAt === null
  useEffect(() => {
    if (!isRunning) return
    setNow(clock.now())
    const timer = setInterval(() => setNow(clock.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning, clock])
  const at = () => new Date(clock.now()).toISOString()
  if (beganAt === null) {
    return (
      <p className="as-row">
        <button type="button" onClick={() => write({ type: 'begin', at: at() })}>
          {t('timer.begin')}
        </button>
        <span className="muted">{t('timer.hint')}</span>
      </p>
    )
  }
  const isOver = isRunning && now - Date.parse(beganAt) > sitting.minutes * 60_000
  return (
    <p className="as-row as-timer">
      <strong className="tabular" role="timer">
        {elapsed(beganAt, endedAt ? Date.parse(endedAt) : now)}
      </strong>
      <span>{t(isOver ? 'timer.over' : 'timer.of', { minutes: sitting.minutes })}</span>
      {isRunning ? (
        <button type="button" onClick={() => write({ type: 'end', at: at() })}>
          {t('timer.end')}
        </button>
      ) : (
        <button type="button" className="quiet" onClick={() => write({ type: 'begin', at: at() })}>
          {t('timer.resume')}
        </button>
      )}
    </p>
  )
}
