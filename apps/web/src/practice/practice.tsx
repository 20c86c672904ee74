import type { AnswerValue } from '@petakom/contract'
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Frame } from '../exam/screens/frame.tsx'
import { ItemPage } from '../exam/screens/item-page.tsx'
import { Navigator } from '../exam/screens/navigator.tsx'
import { Review } from '../exam/screens/review.tsx'
import { sharedWith } from '../exam/screens/shared-stimulus.ts'
import { useSettings } from '../exam/settings.tsx'
import { PRACTICE_ITEMS as ITEMS } from './items/index.ts'
import { practiceText } from './messages.ts'
import { Results } from './results.tsx'

const PracticeDesk = lazy(() => import('./simulation/practice-desk.tsx'))

type Place =
  | { readonly at: 'intro' | 'review' | 'results' | 'simulation' }
  | { readonly at: 'item'; readonly position: number }

/** The screens of an exam with nothing behind them: answers live in this page's memory alone. */
export function Practice() {
  const { language } = useSettings()
  const t = practiceText(language)
  const [place, setPlace] = useState<Place>({ at: 'intro' })
  const [answers, setAnswers] = useState<ReadonlyMap<string, AnswerValue>>(new Map())
  const [flags, setFlags] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState(0)
  const top = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    document.title = `${t('title')} | Petakom`
  }, [t])
  // The heading of what is new is where a keyboard or a screen reader goes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the place changes
  useLayoutEffect(() => {
    if (!isFirst.current) top.current?.focus()
    isFirst.current = false
  }, [place])

  const goTo = (position: number) => {
    setLast(position)
    setPlace({ at: 'item', position })
  }
  const flag = (id: string) => {
    const next = new Set(flags)
    if (!next.delete(id)) next.add(id)
    setFlags(next)
  }
  const restart = () => {
    setAnswers(new Map())
    setFlags(new Set())
    setPlace({ at: 'intro' })
  }

  if (place.at === 'simulation') {
    return (
      <Frame foot={t('foot')}>
        <div ref={top} tabIndex={-1} className="exam-content">
          <Suspense>
            <PracticeDesk onBack={restart} />
          </Suspense>
        </div>
      </Frame>
    )
  }
  if (place.at === 'intro' || place.at === 'results') {
    return (
      <Frame foot={t('foot')}>
        <div ref={top} tabIndex={-1} className="exam-content">
          {place.at === 'intro' ? (
            <Intro onStart={() => goTo(0)} onSimulation={() => setPlace({ at: 'simulation' })} />
          ) : (
            <Results items={ITEMS} answers={answers} onAgain={restart} />
          )}
        </div>
      </Frame>
    )
  }
  const view = { answers, flags }
  const item = place.at === 'item' ? ITEMS[place.position]! : null
  const position = place.at === 'item' ? place.position : -1
  return (
    <Frame foot={t('foot')}>
      <h1 className="exam-name">{t('title')}</h1>
      <div className="exam-columns">
        <div ref={top} tabIndex={-1} className="exam-content">
          {item ? (
            <ItemPage
              key={item.id}
              item={item}
              number={position + 1}
              total={ITEMS.length}
              shared={sharedWith(ITEMS, position)}
              value={answers.get(item.id) ?? null}
              isFlagged={flags.has(item.id)}
              isLocked={false}
              onAnswer={(value) => setAnswers((current) => new Map(current).set(item.id, value))}
              onFlag={() => flag(item.id)}
              onPrevious={position > 0 ? () => goTo(position - 1) : undefined}
              onNext={position < ITEMS.length - 1 ? () => goTo(position + 1) : undefined}
              onReview={() => setPlace({ at: 'review' })}
            />
          ) : (
            <Review
              items={ITEMS}
              view={view}
              isLocked={false}
              onGoTo={goTo}
              onBack={() => goTo(last)}
              onHandIn={() => setPlace({ at: 'results' })}
            />
          )}
        </div>
        <Navigator items={ITEMS} view={view} current={position} onGoTo={goTo} />
      </div>
    </Frame>
  )
}

function Intro({ onStart, onSimulation }: { onStart: () => void; onSimulation: () => void }) {
  const { language } = useSettings()
  const t = practiceText(language)
  return (
    <div className="card">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ul>
        <li>{t('private')}</li>
        <li>{t('separate')}</li>
        <li>{t('time')}</li>
      </ul>
      <div className="item-steps">
        <a href="/ujian">{t('exam')}</a>
        <button type="button" className="primary" onClick={onStart}>
          {t('start')}
        </button>
      </div>
      <h2>{t('simulation')}</h2>
      <p>{t('simulationLead')}</p>
      <div className="item-steps">
        <button type="button" className="practice-simulation" onClick={onSimulation}>
          {t('simulationStart')}
        </button>
      </div>
    </div>
  )
}
