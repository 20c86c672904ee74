import { isAnswered } from '@petakom/domain'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AttemptView } from '../attempt/attempt-view.ts'
import type { AttemptSession } from '../attempt-session.ts'
import { useSettings } from '../settings.tsx'
import { Notice } from './frame.tsx'
import { ItemPage } from './item-page.tsx'
import { Navigator } from './navigator.tsx'
import { Review } from './review.tsx'
import { sharedWith } from './shared-stimulus.ts'

interface TestPagesProps {
  readonly session: AttemptSession
  readonly view: AttemptView
  readonly isLocked: boolean
}

/** The items of a test, one on the page, and the way to the hand-in. */
export function TestPages({ session, view, isLocked }: TestPagesProps) {
  const { mode = 'free', most = 0 } = session.form
  const { items } = view
  const isOneWay = mode !== 'free'
  const [position, setPosition] = useState(() => firstOpen(session))
  const [isReviewing, setReviewing] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const shown = useRef({ position, isReviewing })
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
  const goTo = (next: number) => {
    setReviewing(false)
    setPosition(next)
    if (next === position) top.current?.focus()
  }
  const item = items[position]!
  const isLast = position >= items.length - 1
  const leave = () => {
    session.leave(position)
    goTo(position + 1)
  }
  const onwards = { free: () => goTo(position + 1), forward: leave, adaptive: () => void session.askNext() }
  const next = (mode === 'adaptive' ? view.step === 'ended' : isLast) ? undefined : onwards[mode]

  return (
    <>
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
          )}
        </div>
        {!isOneWay && <Navigator items={items} view={view} current={isReviewing ? -1 : position} onGoTo={goTo} />}
      </div>
    </>
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
