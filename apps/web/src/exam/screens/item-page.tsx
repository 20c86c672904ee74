import type { StartedAttempt } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'
import { StimulusView } from './stimulus-view.tsx'

interface ItemPageProps {
  readonly item: StartedAttempt['items'][number]
  readonly number: number
  readonly total: number
  readonly choice: string | null
  readonly isFlagged: boolean
  readonly isLocked: boolean
  readonly onChoose: (choice: string | null) => void
  readonly onFlag: () => void
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  readonly onReview: () => void
}

export function ItemPage(props: ItemPageProps) {
  const { item, number, total, choice, isFlagged, isLocked, onChoose, onFlag, onPrevious, onNext, onReview } = props
  const { t } = useSettings()
  return (
    <>
      <h2 className="item-number">{t('item.of', { number, total })}</h2>
      <div className="item-text">
        {item.content.stimulus && <StimulusView stimulus={item.content.stimulus} />}
        <fieldset className="item" disabled={isLocked}>
          <legend>{item.content.stem}</legend>
          {item.content.options.map(({ id, text }) => (
            <label key={id} className="option">
              <input type="radio" name={item.id} value={id} checked={choice === id} onChange={() => onChoose(id)} />
              <span className="option-id">{id}</span>
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="item-actions">
        <button type="button" aria-pressed={isFlagged} disabled={isLocked} onClick={onFlag}>
          <span aria-hidden="true">⚑ </span>
          {t(isFlagged ? 'item.unflag' : 'item.flag')}
        </button>
        <button type="button" disabled={isLocked || choice === null} onClick={() => onChoose(null)}>
          {t('item.clear')}
        </button>
      </div>
      <div className="item-steps">
        <button type="button" disabled={!onPrevious} onClick={onPrevious}>
          {t('item.previous')}
        </button>
        {onNext ? (
          <>
            <button type="button" onClick={onReview}>
              {t('item.review')}
            </button>
            <button type="button" className="primary" onClick={onNext}>
              {t('item.next')}
            </button>
          </>
        ) : (
          <button type="button" className="primary" onClick={onReview}>
            {t('item.review')}
          </button>
        )}
      </div>
    </>
  )
}
