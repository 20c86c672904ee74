import { useCallback, useEffect, useState } from 'react'
import type { ServerClock } from '../lib/server-clock.ts'
import type { AttemptSession } from './attempt-session.ts'
import { type Exam, examApi, Refusal, Unreachable } from './exam-api.ts'
import type { Journal } from './journal/journal.ts'
import { refusalText } from './messages/refusal-text.ts'
import { openAttempt } from './open-attempt.ts'
import { AttemptScreen, simulationModule } from './screens/attempt-screen.tsx'
import { Frame, Notice } from './screens/frame.tsx'
import { Preparation } from './screens/preparation.tsx'
import { SignIn } from './screens/sign-in.tsx'
import { TakeOver } from './screens/take-over.tsx'
import { WaitingRoom } from './screens/waiting-room.tsx'
import { useSettings } from './settings.tsx'

type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'offline' }
  | { readonly at: 'sign-in' }
  | { readonly at: 'preparation'; readonly exam: Exam }
  | { readonly at: 'waiting'; readonly exam: Exam; readonly problem?: string }
  | { readonly at: 'taken'; readonly exam: Exam; readonly attemptId: string; readonly problem?: string }
  | { readonly at: 'attempt'; readonly exam: Exam; readonly session: AttemptSession }

const RETRY_MS = 5000

export function App({ journal, clock }: { journal: Journal; clock: ServerClock }) {
  const { t, language, grant } = useSettings()
  const [place, setPlace] = useState<Place>({ at: 'loading' })

  const enter = useCallback(
    async (exam: Exam, attemptId: string, pin?: string) => {
      try {
        setPlace({ at: 'attempt', exam, session: await openAttempt(journal, clock, attemptId, pin) })
      } catch (error) {
        if (error instanceof Unreachable) setPlace({ at: 'offline' })
        else if (!(error instanceof Refusal)) throw error
        else if (error.status === 401 && !pin) setPlace({ at: 'sign-in' })
        else if (error.code === 'DEVICE_TAKEN') setPlace({ at: 'taken', exam, attemptId })
        else if (pin) setPlace({ at: 'taken', exam, attemptId, problem: refusalText(error, language) })
        else setPlace({ at: 'waiting', exam, problem: refusalText(error, language) })
      }
    },
    [journal, clock, language],
  )

  /** Where this person belongs now: a running attempt goes on at once, everything else begins with the preparation. */
  const arrive = useCallback(async () => {
    let exam: Exam | undefined
    try {
      exam = await examApi.exam()
      clock.sync(exam.now)
      grant(exam.participantId, exam.view)
      await journal.writeExam(exam)
      if (exam.attempts.some(({ kind }) => kind === 'SIMULATION')) void simulationModule().catch(() => {})
    } catch (error) {
      if (error instanceof Refusal) return setPlace({ at: 'sign-in' })
      if (!(error instanceof Unreachable)) throw error
      exam = await journal.readExam()
      const running = exam && (await findRunning(journal, exam))
      if (!exam || !running) return setPlace({ at: 'offline' })
      return enter(exam, running)
    }
    const running = exam.attempts.find(({ state }) => state === 'running')
    const unfinished = running?.id ?? (await findRunning(journal, exam))
    if (unfinished) return enter(exam, unfinished)
    setPlace({ at: 'preparation', exam })
  }, [journal, clock, enter, grant])

  useEffect(() => {
    void arrive()
  }, [arrive])

  useEffect(() => {
    if (place.at !== 'offline') return
    const timer = setInterval(() => void arrive(), RETRY_MS)
    return () => clearInterval(timer)
  }, [place.at, arrive])

  const leave = async () => {
    await examApi.signOut().catch(() => {})
    await journal.forgetExam()
    setPlace({ at: 'sign-in' })
  }

  if (place.at === 'loading') return <Frame>{null}</Frame>
  if (place.at === 'offline') {
    return (
      <Frame>
        <Notice tone="warning">{t('app.offline')}</Notice>
        <button type="button" className="primary" onClick={() => void arrive()}>
          {t('app.retry')}
        </button>
      </Frame>
    )
  }
  if (place.at === 'sign-in') return <SignIn onSignedIn={() => void arrive()} />

  const { exam } = place
  if (place.at === 'preparation') {
    return <Preparation exam={exam} journal={journal} clock={clock} onReady={() => setPlace({ at: 'waiting', exam })} />
  }
  if (place.at === 'waiting') {
    return (
      <WaitingRoom
        exam={exam}
        clock={clock}
        problem={place.problem}
        onOpen={(fresh, attemptId) => void enter(fresh, attemptId)}
        onSignedOut={() => setPlace({ at: 'sign-in' })}
        onLeave={() => void leave()}
      />
    )
  }
  if (place.at === 'taken') {
    const { attemptId, problem } = place
    return <TakeOver exam={exam} problem={problem} onPin={(pin) => enter(exam, attemptId, pin)} />
  }
  return (
    <AttemptScreen
      key={place.session.form.attemptId}
      exam={exam}
      session={place.session}
      clock={clock}
      onNext={() => setPlace({ at: 'waiting', exam })}
      onLeave={() => void leave()}
    />
  )
}

/** An attempt that this device has opened and not handed in: with answers on their way, or closed by the time. */
async function findRunning(journal: Journal, exam: Exam): Promise<string | undefined> {
  for (const { id, state } of exam.attempts) {
    const form = await journal.readForm(id)
    if (!form) continue
    const progress = await journal.readProgress(id)
    const hasUnsent = (await journal.entries(id)).some(({ sent }) => sent === 0)
    if (!progress?.handedIn && (state !== 'handed-in' || hasUnsent || progress?.wantsHandIn)) return id
  }
  return undefined
}
