import { isAnswered } from '@petakom/domain'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { AttemptView } from '../attempt/attempt-view.ts'
import type { AttemptSession } from '../attempt-session.ts'
import { type Exam, examApi, Refusal } from '../exam-api.ts'
import { useExamMedia } from '../media/exam-media.ts'
import { MediaSourceContext } from '../media/media-source.ts'
import { formatTime } from '../messages/index.ts'
import { refusalText } from '../messages/refusal-text.ts'
import { useSettings } from '../settings.tsx'
import { Done } from './done.tsx'
import { Emergency } from './emergency.tsx'
import { Frame, Notice } from './frame.tsx'
import { ItemPage } from './item-page.tsx'
import { Navigator } from './navigator.tsx'
import { Review } from './review.tsx'
import { sharedWith } from './shared-stimulus.ts'
import { PinForm } from './take-over.tsx'
import { Timer } from './timer.tsx'

interface AttemptScreenProps {
  readonly exam: Exam
  readonly session: AttemptSession
  readonly clock: ServerClock
  readonly onNext: () => void
  readonly onLeave: () => void
}

export function AttemptScreen({ exam, session, clock, onNext, onLeave }: AttemptScreenProps) {
  const { t } = useSettings()
  const view = useSyncExternalStore(session.subscribe, session.view)
  const { mode = 'free', most = 0 } = session.form
  const { items } = view
  const isOneWay = mode !== 'free'
  const media = useExamMedia(session.form, view.phase === 'done')
  const isPaused = view.pausedLeft !== null
  const [position, setPosition] = useState(() => firstOpen(session))
  const [isReviewing, setReviewing] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const shown = useRef({ position, isReviewing })
  useEffect(() => () => session.stop(), [session])
  // The heading of what is new, not the button that is gone, is where a keyboard or a screen reader goes on. Before the
  // page is painted: on a slow computer a later focus would take the next key away from whoever pressed it already.
  useLayoutEffect(() => {
    const last = shown.current
    shown.current = { position, isReviewing }
    if (last.position !== position || last.isReviewing !== isReviewing) top.current?.focus()
  }, [position, isReviewing])
  // The next item of an adaptive section has come: that is where the person is.
  useEffect(() => {
    if (mode === 'adaptive') setPosition(items.length - 1)
  }, [mode, items.length])
  // After the page that was left has said its last words: what is typed there comes before the move.
  useEffect(() => session.opened(position), [session, position])
  useEffect(() => {
    if (view.phase !== 'working' || view.readOnly || isPaused) return
    const timer = setInterval(() => clock.now() >= view.deadline && session.handIn(true), 1000)
    return () => clearInterval(timer)
  }, [view.phase, view.readOnly, view.deadline, isPaused, clock, session])

  if (view.phase === 'done' && view.handedIn) {
    return <Done exam={exam} attemptId={session.form.attemptId} view={view} onNext={onNext} onLeave={onLeave} />
  }
  const goTo = (next: number) => {
    setReviewing(false)
    setPosition(next)
    if (next === position) top.current?.focus()
  }
  const item = items[position]!
  const refusedNumbers = items.flatMap(({ id }, index) => (view.refused.has(id) ? [index + 1] : [])).join(', ')
  const isStuck = view.save === 'offline' || view.save === 'memory' || view.isWaiting || view.refused.size > 0
  const needsFile = (isStuck || (view.readOnly === 'moved' && view.save === 'device')) && session.emergencyContent()
  const isLocked = view.readOnly !== null || view.phase !== 'working' || isPaused
  const isLast = position >= items.length - 1
  const leave = () => {
    session.leave(position)
    goTo(position + 1)
  }
  const onwards = { free: () => goTo(position + 1), forward: leave, adaptive: () => void session.askNext() }
  const next = (mode === 'adaptive' ? view.step === 'ended' : isLast) ? undefined : onwards[mode]

  return (
    <Frame exam={exam} tools={<Timer deadline={view.deadline} pausedLeft={view.pausedLeft} clock={clock} />}>
      <p className="save-line" role="status" data-save={view.save}>
        <span aria-hidden="true">{view.save === 'server' ? '✓' : view.save === 'none' ? '○' : '↻'}</span>{' '}
        {t(`save.${view.save}`)}
      </p>
      {view.refused.size > 0 && <Notice tone="warning">{t('save.refused', { numbers: refusedNumbers })}</Notice>}
      {view.late > 0 && <Notice tone="warning">{t('save.late', { count: view.late })}</Notice>}
      {isPaused && <Notice tone="info">{t('timer.paused')}</Notice>}
      {view.wasExtended && !isPaused && (
        <Notice tone="info">
          {t('timer.extended', { time: formatTime(new Date(view.deadline), exam.instansi.timezone) })}
        </Notice>
      )}
      {view.readOnly === 'moved' && <Notice tone="warning">{t('readOnly.moved')}</Notice>}
      {view.readOnly === 'tab' && (
        <Notice tone="warning">
          <p>{t('readOnly.tab')}</p>
          <button type="button" onClick={() => location.reload()}>
            {t('readOnly.tab.reload')}
          </button>
        </Notice>
      )}
      {view.isSignedOut && <SignInAgain exam={exam} onDone={() => session.signedInAgain()} />}
      {view.phase === 'handing-in' && (
        <Notice tone={view.isWaiting ? 'warning' : 'info'}>
          {view.isTimeUp && <p>{t('handIn.timeUp')}</p>}
          <p>{t(view.isWaiting ? 'handIn.waiting' : 'handIn.busy')}</p>
        </Notice>
      )}
      {needsFile && <Emergency exam={exam} session={session} />}
      <h1 className="exam-name">{session.form.name}</h1>
      {isOneWay && <OneWayNotice step={view.step === 'asking' && view.save === 'offline' ? 'waiting' : view.step} />}
      <div className="exam-columns">
        <div ref={top} tabIndex={-1} className="exam-content">
          {isReviewing ? (
            <Review
              items={items}
              view={view}
              isLocked={isLocked}
              onGoTo={isOneWay ? undefined : goTo}
              onBack={() => goTo(position)}
              onHandIn={() => session.handIn()}
            />
          ) : (
            <MediaSourceContext value={media}>
              <ItemPage
                key={item.id}
                item={item}
                number={position + 1}
                total={Math.max(most, items.length)}
                shared={sharedWith(items, position)}
                value={view.answers.get(item.id) ?? null}
                isFlagged={view.flags.has(item.id)}
                isLocked={isLocked || view.step !== 'idle'}
                onAnswer={(value) => session.answer(item.id, value)}
                onFlag={isOneWay ? undefined : () => session.toggleFlag(item.id)}
                onPrevious={position > 0 && !isOneWay ? () => goTo(position - 1) : undefined}
                onNext={next}
                isNextLocked={isOneWay && isLocked}
                onReview={isOneWay && next ? undefined : () => setReviewing(true)}
              />
            </MediaSourceContext>
          )}
        </div>
        {!isOneWay && <Navigator items={items} view={view} current={isReviewing ? -1 : position} onGoTo={goTo} />}
      </div>
    </Frame>
  )
}

/** Says before anything is left that there is no way back, and what an adaptive section waits for. */
function OneWayNotice({ step }: { step: AttemptView['step'] }) {
  const { t } = useSettings()
  return (
    <>
      <p className="hint">{t('oneWay.hint')}</p>
      <p role="status">{step === 'asking' && t('oneWay.asking')}</p>
      {step === 'waiting' && <Notice tone="warning">{t('oneWay.waiting')}</Notice>}
      {step === 'ended' && <Notice tone="info">{t('oneWay.ended')}</Notice>}
    </>
  )
}

function firstOpen(session: AttemptSession): number {
  const { answers, floor, items } = session.view()
  if (session.form.mode === 'forward' || session.form.mode === 'adaptive') return Math.min(floor, items.length - 1)
  const index = session.form.items.findIndex(({ id }) => !isAnswered(answers.get(id)))
  return index === -1 ? 0 : index
}

function SignInAgain({ exam, onDone }: { exam: Exam; onDone: () => void }) {
  const { t, language } = useSettings()
  const [problem, setProblem] = useState<string>()
  return (
    <Notice tone="warning">
      <p>{t('signIn.again')}</p>
      {problem && <p className="problem">{problem}</p>}
      <PinForm
        submit={t('signIn.submit')}
        onPin={async (pin) => {
          try {
            await examApi.signIn(exam.nip, pin)
            onDone()
          } catch (error) {
            setProblem(error instanceof Refusal ? refusalText(error, language) : t('app.offline'))
          }
        }}
      />
    </Notice>
  )
}
