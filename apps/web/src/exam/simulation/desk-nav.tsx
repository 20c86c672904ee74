import { useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import type { Place } from './drafts.ts'
import { inboxOf } from './feed.ts'
import { useSimText } from './messages/index.ts'

const PARTS = ['inbox', 'documents', 'calendar', 'people', 'news', 'task', 'finish'] as const

export function DeskNav() {
  const { play, store, go } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const { state } = play.view()
  const unread = {
    inbox: inboxOf(play.world, state).filter((one) => !one.state.opened).length,
    documents: [...state.documents.values()].filter(({ shown, opened }) => shown && !opened).length,
  }
  const open = (part: Place['at']) => {
    // The message that is open stands there still; asked for once more, the list itself.
    if (part === 'inbox' && place.at !== 'inbox') go({ at: 'inbox' }, place.message ? 'sim-message' : 'sim-inbox')
    else if (part === 'inbox') go({ message: null, form: null }, 'sim-inbox')
    else if (part === 'finish') go({ at: 'finish' }, 'sim-finish')
    else go({ at: part, side: part, document: null, moving: null }, 'sim-side')
  }
  return (
    <nav className="sim-nav" aria-label={t('nav.label')}>
      <ul>
        {PARTS.map((part) => {
          const count = part === 'inbox' || part === 'documents' ? unread[part] : 0
          return (
            <li key={part}>
              <button
                type="button"
                aria-current={place.at === part ? 'true' : undefined}
                data-part={part}
                onClick={() => open(part)}
              >
                {t(`nav.${part}`)}
                {count > 0 && (
                  <>
                    {' '}
                    <span className="sim-count" aria-hidden="true">
                      {count}
                    </span>
                    <span className="visually-hidden">{t('nav.unread', { count })}</span>
                  </>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
