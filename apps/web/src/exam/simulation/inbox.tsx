import { useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import { draftedMessages } from './drafts.ts'
import { actorOf, actsOn, inboxOf } from './feed.ts'
import { useSimText } from './messages/index.ts'
import { storyTime } from './story-time.ts'

/** Messages that came, the newest first; state in words, not by weight or colour alone. */
export function Inbox() {
  const { play, store, openMessage } = useDesk()
  const { place, drafts } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const { world } = play
  const { state } = play.view()
  const rows = inboxOf(world, state)
  const drafted = draftedMessages(drafts)
  return (
    <section className="sim-inbox" aria-labelledby="sim-inbox">
      <h2 id="sim-inbox" tabIndex={-1}>
        {t('inbox.title')}
      </h2>
      {rows.length === 0 && <p>{t('inbox.empty')}</p>}
      <ul className="sim-rows">
        {rows.map(({ message, state: { opened, closed }, arrived }) => {
          const count = actsOn(state, message.id).length
          const words = [
            !opened ? t('inbox.unread') : count > 0 ? t('inbox.acted', { count }) : t('inbox.opened'),
            ...(closed ? [t('inbox.closed')] : []),
            ...(drafted.has(message.id) ? [t('inbox.draft')] : []),
          ]
          return (
            <li key={message.id}>
              <button
                type="button"
                id={`sim-row-${message.id}`}
                className={opened ? 'sim-row' : 'sim-row sim-row-new'}
                aria-current={place.message === message.id ? 'true' : undefined}
                onClick={() => openMessage(message.id)}
              >
                <span className="sim-row-head">
                  <span>{actorOf(world, message.from)!.name}</span>
                  <span className="tabular">{storyTime(world.clock.starts, arrived.minute)}</span>
                </span>
                <span className="sim-row-subject">{message.subject}</span>
                <span className="sim-row-state">{words.join(' · ')}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
