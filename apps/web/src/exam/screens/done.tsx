import type { AttemptView } from '../attempt/attempt-view.ts'
import { type Exam, receiptCode } from '../exam-api.ts'
import { formatTime } from '../messages/index.ts'
import { useSettings } from '../settings.tsx'
import { Frame, Notice } from './frame.tsx'

interface DoneProps {
  readonly exam: Exam
  readonly attemptId: string
  readonly view: AttemptView
  readonly onNext: () => void
  readonly onLeave: () => void
}

export function Done({ exam, attemptId, view, onNext, onLeave }: DoneProps) {
  const { t } = useSettings()
  const handedIn = view.handedIn!
  const position = exam.attempts.findIndex(({ id }) => id === attemptId)
  const hasNext = exam.attempts
    .slice(position + 1)
    .some(({ state }) => state === 'waiting' || state === 'open' || state === 'running')
  const time = formatTime(handedIn.handedInAt, exam.instansi.timezone)
  return (
    <Frame exam={exam}>
      <div className="card">
        <h1>{t('done.title')}</h1>
        <p>
          {typeof handedIn.acts === 'number'
            ? t('done.acts', { time, acts: handedIn.acts })
            : t('done.text', { time, answered: handedIn.answered, total: handedIn.items })}
        </p>
        {view.late > 0 && <Notice tone="warning">{t('save.late', { count: view.late })}</Notice>}
        <dl className="facts">
          <div>
            <dt>{t('done.receipt')}</dt>
            <dd className="receipt tabular">{receiptCode(handedIn.receipt)}</dd>
          </div>
        </dl>
        <p className="muted">{t('done.receiptHint')}</p>
        <p>{t('done.results')}</p>
        <button type="button" className="primary" onClick={hasNext ? onNext : onLeave}>
          {t(hasNext ? 'done.next' : 'done.finish')}
        </button>
      </div>
    </Frame>
  )
}
