import { isAnswered } from '@petakom/domain'
import type { AttemptView } from '../attempt/attempt-view.ts'
import type { StartedAttempt } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'

interface NavigatorProps {
  readonly items: readonly StartedAttempt['items'][number][]
  readonly view: Pick<AttemptView, 'answers' | 'flags'>
  readonly current: number
  readonly onGoTo: (position: number) => void
}

/** Every item with its state as a word and a shape: a filled, an empty and a flagged mark. */
export function Navigator({ items, view, current, onGoTo }: NavigatorProps) {
  const { t } = useSettings()
  const isDone = (id: string) => isAnswered(view.answers.get(id))
  const answered = items.filter(({ id }) => isDone(id)).length
  const counts = { answered, unanswered: items.length - answered, flagged: view.flags.size }
  return (
    <nav className="navigator" aria-label={t('nav.title')}>
      <details open={matchMedia('(min-width: 768px)').matches}>
        <summary>
          {t('nav.title')}
          <span className="muted"> {t('nav.count', counts)}</span>
        </summary>
        <ol>
          {items.map(({ id }, index) => {
            const isFlagged = view.flags.has(id)
            const word = t(isFlagged ? 'nav.flagged' : isDone(id) ? 'nav.answered' : 'nav.unanswered')
            const state = isFlagged ? `${t(isDone(id) ? 'nav.answered' : 'nav.unanswered')}, ${word}` : word
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-current={index === current ? 'step' : undefined}
                  aria-label={t('nav.item', { number: index + 1, state })}
                  onClick={() => onGoTo(index)}
                >
                  <span className="tabular">{index + 1}</span>
                  <span className="nav-state">
                    {isFlagged ? '⚑' : isDone(id) ? '●' : '○'} {word}
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      </details>
    </nav>
  )
}
