import { isAnswered } from '@petakom/domain'
import { useRef } from 'react'
import type { AttemptView } from '../attempt/attempt-view.ts'
import type { StartedAttempt } from '../exam-api.ts'
import type { MessageKey } from '../messages/index.ts'
import { useSettings } from '../settings.tsx'

interface ReviewProps {
  readonly items: readonly StartedAttempt['items'][number][]
  readonly view: Pick<AttemptView, 'answers' | 'flags'>
  readonly isLocked: boolean
  /** None where there is no way back. */
  readonly onGoTo: ((position: number) => void) | undefined
  readonly onBack: () => void
  readonly onHandIn: () => void
}

/** What is open or flagged, then the hand-in with its second confirmation. */
export function Review({ items, view, isLocked, onGoTo, onBack, onHandIn }: ReviewProps) {
  const { t } = useSettings()
  const dialog = useRef<HTMLDialogElement>(null)
  const places = items.map(({ id }, position) => ({ id, position }))
  const unanswered = places.filter(({ id }) => !isAnswered(view.answers.get(id)))
  const flagged = places.filter(({ id }) => view.flags.has(id))
  const list = (title: MessageKey, found: typeof places) =>
    found.length > 0 && (
      <section>
        <h3>
          {t(title)} ({found.length})
        </h3>
        <ul className="review-list">
          {found.map(({ id, position }) => (
            <li key={id}>
              {onGoTo ? (
                <button type="button" onClick={() => onGoTo(position)}>
                  {t('item.of', { number: position + 1, total: items.length })}
                </button>
              ) : (
                t('item.of', { number: position + 1, total: items.length })
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  const answered = items.length - unanswered.length
  return (
    <>
      <h2>{t('review.title')}</h2>
      {list('review.unanswered', unanswered)}
      {list('review.flagged', flagged)}
      {unanswered.length === 0 && flagged.length === 0 && <p>{t('review.all')}</p>}
      <div className="item-steps">
        <button type="button" onClick={onBack}>
          {t('review.back')}
        </button>
        <button type="button" className="primary" disabled={isLocked} onClick={() => dialog.current?.showModal()}>
          {t('review.submit')}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="confirm-title">
        <h2 id="confirm-title">{t('confirm.title')}</h2>
        <p>{t('confirm.text', { answered, total: items.length })}</p>
        <form method="dialog" className="item-steps">
          <button type="submit">{t('confirm.no')}</button>
          <button type="submit" className="primary" onClick={onHandIn}>
            {t('confirm.yes')}
          </button>
        </form>
      </dialog>
    </>
  )
}
