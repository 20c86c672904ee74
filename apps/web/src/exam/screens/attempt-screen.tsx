import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { AttemptSession } from '../attempt-session.ts'
import type { Exam } from '../exam-api.ts'
import { useExamMedia } from '../media/exam-media.ts'
import { MediaSourceContext } from '../media/media-source.ts'
import { useSettings } from '../settings.tsx'
import { AttemptNotices } from './attempt-notices.tsx'
import { Done } from './done.tsx'
import { Frame } from './frame.tsx'
import { TestPages } from './test-pages.tsx'
import { Timer } from './timer.tsx'

interface AttemptScreenProps {
  readonly exam: Exam
  readonly session: AttemptSession
  readonly clock: ServerClock
  readonly onNext: () => void
  readonly onLeave: () => void
}

/** Fetched before the attempt is opened: who sits a test alone never fetches it. */
export const simulationModule = () => import('../simulation/attempt-desk.tsx')
const AttemptDesk = lazy(simulationModule)

export function AttemptScreen({ exam, session, clock, onNext, onLeave }: AttemptScreenProps) {
  const { t } = useSettings()
  const view = useSyncExternalStore(session.subscribe, session.view)
  const media = useExamMedia(session.form, view.phase === 'done')
  const isPaused = view.pausedLeft !== null
  const isLocked = view.readOnly !== null || view.phase !== 'working' || isPaused
  useEffect(() => () => session.stop(), [session])
  useEffect(() => {
    if (view.phase !== 'working' || view.readOnly || isPaused) return
    const timer = setInterval(() => clock.now() >= view.deadline && session.handIn(true), 1000)
    return () => clearInterval(timer)
  }, [view.phase, view.readOnly, view.deadline, isPaused, clock, session])

  if (view.phase === 'done' && view.handedIn) {
    return <Done exam={exam} attemptId={session.form.attemptId} view={view} onNext={onNext} onLeave={onLeave} />
  }
  return (
    <Frame exam={exam} tools={<Timer deadline={view.deadline} pausedLeft={view.pausedLeft} clock={clock} />}>
      <AttemptNotices exam={exam} session={session} view={view} />
      <h1 className="exam-name">{session.form.name}</h1>
      {session.story ? (
        <Suspense fallback={<p>{t('app.loading')}</p>}>
          <AttemptDesk session={session} story={session.story} isLocked={isLocked} />
        </Suspense>
      ) : (
        <MediaSourceContext value={media}>
          <TestPages session={session} view={view} isLocked={isLocked} />
        </MediaSourceContext>
      )}
    </Frame>
  )
}
