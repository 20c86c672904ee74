import { useRef, useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import { draftedMessages } from './drafts.ts'
import { actsOn, inboxOf } from './feed.ts'
import { type SimKey, useSimText } from './messages/index.ts'
import { storyTime } from './story-time.ts'

/** What was left open, then the hand-in with its second confirmation. */
export function Finish({ isLocked, onHandIn }: { isLocked: boolean; onHandIn: () => void }) {
  const { play, store, go, openMessage } = useDesk()
  const { drafts } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const dialog = useRef<HTMLDialogElement>(null)
  const { clock } = play.world
  const { state } = play.view()
  const rows = inboxOf(play.world, state)
  const drafted = draftedMessages(drafts)
  const count = state.acts.filter(({ act }) => act.kind !== 'open').length
  const untouched = rows.filter((row) => !row.state.closed && actsOn(state, row.message.id).length === 0)
  const unsent = rows.filter(({ message, state: { closed } }) => drafted.has(message.id) && !closed)
  const list = (title: SimKey, found: typeof rows) =>
    found.length > 0 && (
      <section>
        <h3>
          {t(title)} ({found.length})
        </h3>
        <ul className="sim-chips">
          {found.map(({ message: { id, subject } }) => (
            <li key={id}>
              <button type="button" onClick={() => openMessage(id)}>
                {subject}
              </button>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <section className="sim-finish" aria-labelledby="sim-finish">
      <h2 id="sim-finish" tabIndex={-1}>
        {t('finish.title')}
      </h2>
      <p>{t('finish.acts', { count })}</p>
      {!state.ended && <p>{t('finish.before', { time: storyTime(clock.starts, clock.minutes) })}</p>}
      {list('finish.untouched', untouched)}
      {list('finish.drafts', unsent)}
      {unsent.length > 0 && <p className="hint">{t('finish.draftsHint')}</p>}
      {untouched.length === 0 && unsent.length === 0 && <p>{t('finish.all')}</p>}
      <div className="sim-steps">
        <button type="button" onClick={() => go({ at: 'inbox' }, 'sim-inbox')}>
          {t('finish.back')}
        </button>
        <button type="button" className="primary" disabled={isLocked} onClick={() => dialog.current?.showModal()}>
          {t('finish.submit')}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="sim-confirm">
        <h2 id="sim-confirm">{t('finish.confirm')}</h2>
        <p>{t('finish.confirmText', { count })}</p>
        <form method="dialog" className="sim-steps">
          <button type="submit">{t('finish.no')}</button>
          <button type="submit" className="primary" onClick={onHandIn}>
            {t('finish.yes')}
          </button>
        </form>
      </dialog>
    </section>
  )
}
