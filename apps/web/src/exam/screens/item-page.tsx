import type { AnswerValue } from '@petakom/contract'
import { isAnswered } from '@petakom/domain'
import { useState } from 'react'
import { AnswerField } from '../answers/answer-field.tsx'
import { emptyAnswer } from '../answers/field.ts'
import type { StartedAttempt } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'
import { StimulusView } from './stimulus-view.tsx'

interface ItemPageProps {
  readonly item: StartedAttempt['items'][number]
  readonly number: number
  readonly total: number
  /** Numbers of the items that share its stimulus. */
  readonly shared: { readonly from: number; readonly to: number } | null
  readonly value: AnswerValue | null
  readonly isFlagged: boolean
  readonly isLocked: boolean
  readonly onAnswer: (value: AnswerValue) => void
  /** None where there is no way back to what was flagged. */
  readonly onFlag: (() => void) | undefined
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  /** Where there is no way back, nobody moves on while nothing can be answered. */
  readonly isNextLocked?: boolean
  readonly onReview: (() => void) | undefined
}

export function ItemPage(props: ItemPageProps) {
  const { item, number, total, shared, value, isFlagged, isLocked, isNextLocked = false } = props
  const { onAnswer, onFlag, onPrevious, onNext, onReview } = props
  const { t } = useSettings()
  const [cleared, setCleared] = useState(0)
  const clear = () => {
    onAnswer(emptyAnswer(item.content.interaction))
    setCleared(cleared + 1)
  }
  return (
    <>
      <h2 className="item-number">{t('item.of', { number, total })}</h2>
      {shared && <p className="hint">{t('item.shared', shared)}</p>}
      <div className="item-text">
        {item.content.stimulus && <StimulusView stimulus={item.content.stimulus} />}
        <fieldset className="item" disabled={isLocked}>
          <legend>{item.content.stem}</legend>
          <AnswerField
            key={cleared}
            interaction={item.content.interaction}
            name={item.id}
            value={value}
            onAnswer={onAnswer}
          />
        </fieldset>
      </div>
      <div className="item-actions">
        {onFlag && (
          <button type="button" aria-pressed={isFlagged} disabled={isLocked} onClick={onFlag}>
            <span aria-hidden="true">⚑ </span>
            {t(isFlagged ? 'item.unflag' : 'item.flag')}
          </button>
        )}
        <button type="button" disabled={isLocked || !isAnswered(value)} onClick={clear}>
          {t('item.clear')}
        </button>
      </div>
      <div className="item-steps">
        <button type="button" disabled={!onPrevious} onClick={onPrevious}>
          {t('item.previous')}
        </button>
        {onNext ? (
          <>
            {onReview && (
              <button type="button" onClick={onReview}>
                {t('item.review')}
              </button>
            )}
            <button type="button" className="primary" disabled={isNextLocked} onClick={onNext}>
              {t('item.next')}
            </button>
          </>
        ) : (
          onReview && (
            <button type="button" className="primary" onClick={onReview}>
              {t('item.review')}
            </button>
          )
        )}
      </div>
    </>
  )
}
