import { useSyncExternalStore } from 'react'
import { Calendar } from './calendar.tsx'
import { useDesk } from './desk-context.ts'
import { Documents } from './documents.tsx'
import { type SimKey, useSimText } from './messages/index.ts'
import { storyTime } from './story-time.ts'

const TITLES: Readonly<Record<string, SimKey>> = {
  documents: 'documents.title',
  calendar: 'calendar.title',
  people: 'people.title',
  news: 'news.title',
  task: 'task.title',
}

/** What lies beside the messages. Where the window is narrow it takes their place, with a way back. */
export function SidePane() {
  const { store, go } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const { side, message } = place
  return (
    <section className="sim-side" aria-labelledby="sim-side">
      <button
        type="button"
        className="sim-back"
        onClick={() => go({ at: 'inbox' }, message ? 'sim-message' : 'sim-inbox')}
      >
        <span aria-hidden="true">← </span>
        {t(message ? 'back.message' : 'back.inbox')}
      </button>
      <h2 id="sim-side" tabIndex={-1}>
        {t(TITLES[side]!)}
      </h2>
      {side === 'documents' && <Documents />}
      {side === 'calendar' && <Calendar />}
      {side === 'people' && <People />}
      {side === 'news' && <Notices />}
      {side === 'task' && <Task />}
    </section>
  )
}

function People() {
  const { play } = useDesk()
  const t = useSimText()
  return (['superior', 'subordinate', 'peer', 'outside'] as const).map((relation) => {
    const actors = play.world.actors.filter((actor) => actor.relation === relation)
    return (
      actors.length > 0 && (
        <section key={relation}>
          <h3>{t(`people.${relation}`)}</h3>
          <ul className="sim-people">
            {actors.map(({ id, name, role, canBeDelegatedTo }) => (
              <li key={id}>
                <strong>{name}</strong>, {role}
                {canBeDelegatedTo && <span className="muted"> ({t('people.delegate')})</span>}
              </li>
            ))}
          </ul>
        </section>
      )
    )
  })
}

function Notices() {
  const { play } = useDesk()
  const t = useSimText()
  const { notices } = play.view().state
  if (notices.length === 0) return <p>{t('news.empty')}</p>
  return (
    <ul className="sim-entries">
      {notices.toReversed().map(({ minute, text }) => (
        <li key={`${minute} ${text}`}>
          <span className="tabular sim-when">{storyTime(play.world.clock.starts, minute)}</span>
          <span className="sim-what">{text}</span>
        </li>
      ))}
    </ul>
  )
}

function Task() {
  const { role, briefing } = useDesk().play.world
  return (
    <div className="sim-body">
      {[role, ...briefing].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
