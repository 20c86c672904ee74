import { useEffect, useRef, useState } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import { type Exam, examApi, Refusal } from '../exam-api.ts'
import { followExam } from '../follow-exam.ts'
import { formatDuration, formatTime } from '../messages/index.ts'
import { useSettings } from '../settings.tsx'
import { Frame, Notice } from './frame.tsx'
import { LateWord } from './late-word.tsx'
import { useTick } from './use-tick.ts'

interface WaitingRoomProps {
  readonly exam: Exam
  readonly clock: ServerClock
  readonly problem: string | undefined
  readonly onOpen: (exam: Exam, attemptId: string) => void
  readonly onSignedOut: () => void
  readonly onLeave: () => void
}

const ASK_EVERY_MS = 10_000
/** The page holds no attempt yet; a listener must have a name all the same. */
const NO_DEVICE = 'waiting-room'
/** Doors open for a whole hall at once: each page asks within this spread. */
const SPREAD_MS = 1500

/** Opens the next test by itself when the server says that it is open. */
export function WaitingRoom({ exam: first, clock, problem, onOpen, onSignedOut, onLeave }: WaitingRoomProps) {
  const { t } = useSettings()
  const [exam, setExam] = useState(first)
  const [contact, setContact] = useState(() => clock.now())
  const [isOpening, setOpening] = useState(false)
  const next = exam.attempts.find(({ state }) => state === 'running' || state === 'open' || state === 'waiting')
  useTick(1000)
  const { timezone } = exam.instansi
  const secondsLeft = next ? (Date.parse(next.opensAt) - clock.now()) / 1000 : 0
  const isDue = next !== undefined && secondsLeft <= 0
  const ask = useRef(async () => {})
  ask.current = async () => {
    try {
      const fresh = await examApi.exam()
      clock.sync(fresh.now)
      setExam(fresh)
      setContact(clock.now())
      const open = fresh.attempts.find(({ state }) => state === 'running' || state === 'open')
      if (open && !problem) {
        setOpening(true)
        onOpen(fresh, open.id)
      }
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) onSignedOut()
    }
  }

  useEffect(() => {
    void ask.current()
    const timer = setInterval(() => void ask.current(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  const known = useRef('')
  known.current = exam.attempts.map(({ id, state }) => `${id} ${state}`).join()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = followExam(NO_DEVICE, ({ attempts }) => {
      if (attempts.map(({ id, state }) => `${id} ${state}`).join() === known.current) return
      clearTimeout(timer)
      timer = setTimeout(() => void ask.current(), Math.random() * SPREAD_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(() => void ask.current(), Math.random() * SPREAD_MS)
    return () => clearTimeout(timer)
  }, [isDue])

  return (
    <Frame exam={exam}>
      <div className="card">
        <h1>{t('wait.title')}</h1>
        <p className="lead">
          {exam.name}
          <br />
          {t('prepare.number')}: <strong>{exam.number}</strong>
          {exam.seat !== null && (
            <>
              {' · '}
              {t('prepare.seat')}: <strong>{exam.seat}</strong>
            </>
          )}
        </p>
        {problem && <Notice tone="warning">{problem}</Notice>}
        {next ? (
          <>
            <p role="status">
              {isOpening ? t('wait.opening') : t('wait.text', { time: formatTime(next.opensAt, timezone) })}
            </p>
            {secondsLeft > 0 && (
              <p className="tabular">{t('wait.remaining', { duration: formatDuration(secondsLeft) })}</p>
            )}
          </>
        ) : (
          <p>{t('wait.none')}</p>
        )}
        <ul className="plain">
          {exam.attempts.map(({ id, name, state, late }) => (
            <li key={id}>
              {name}: {t(`state.${state}`)}
              {late && <LateWord late={late} />}
            </li>
          ))}
        </ul>
        <p className="muted">{t('wait.contact', { time: formatTime(new Date(contact), timezone) })}</p>
        {problem && (
          <button type="button" onClick={() => next && onOpen(exam, next.id)}>
            {t('app.retry')}
          </button>
        )}
        {!next && (
          <button type="button" className="primary" onClick={onLeave}>
            {t('done.finish')}
          </button>
        )}
      </div>
    </Frame>
  )
}
