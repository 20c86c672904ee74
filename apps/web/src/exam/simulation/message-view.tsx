import type { SimMessage } from '@petakom/domain'
import { useSyncExternalStore } from 'react'
import { useSettings } from '../settings.tsx'
import { ActBar } from './act-bar.tsx'
import { Decisions } from './decisions.tsx'
import { useDesk } from './desk-context.ts'
import { DoneActs } from './done-acts.tsx'
import { actorOf } from './feed.ts'
import { useSimText } from './messages/index.ts'
import { openActs, openOptions } from './open-acts.ts'
import { dayOf, storyDay, storyTime } from './story-time.ts'
import { useClosing } from './use-closing.ts'

/** The message that is open, with what can be done on it. */
export function MessageView() {
  const { play, store } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const message = play.world.messages.find(({ id }) => id === place.message)
  const isHere = message && play.view().state.messages.get(message.id)!.arrived
  return (
    <article className="sim-message" aria-labelledby={isHere ? 'sim-message' : undefined}>
      {isHere ? <OpenMessage message={message} /> : <p className="hint">{t('inbox.none')}</p>}
    </article>
  )
}

function OpenMessage({ message }: { message: SimMessage }) {
  const { play, isLocked, go } = useDesk()
  const { language } = useSettings()
  const t = useSimText()
  const { world } = play
  const { state } = play.view()
  const { starts } = world.clock
  const { arrived, closed } = state.messages.get(message.id)!
  useClosing(message.id, closed)
  const from = actorOf(world, message.from)!
  const isToday = dayOf(starts, arrived!.minute) === dayOf(starts, state.minute)
  const options = openOptions(world, state, message)
  const acts = openActs(world, state, message)
  const back = () => go({ message: null, form: null }, `sim-row-${message.id}`)
  return (
    <>
      <button type="button" className="sim-back" onClick={back}>
        <span aria-hidden="true">← </span>
        {t('back.inbox')}
      </button>
      <h2 id="sim-message" tabIndex={-1}>
        {message.subject}
      </h2>
      <p className="sim-from">{t('message.from', { name: from.name, role: from.role })}</p>
      <p className="hint">
        {t(isToday ? 'message.arrived' : 'message.arrivedDay', {
          channel: t(`channel.${message.channel}`),
          time: storyTime(starts, arrived!.minute),
          day: storyDay(starts, arrived!.minute, language),
        })}
      </p>
      <div className="sim-body">
        {message.body.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Attachments ids={message.attachments ?? []} />
      <DoneActs about={message.id} />
      {closed && <p className="sim-closed">{t('message.closed')}</p>}
      {closed && <Unsent about={message.id} />}
      {!closed && (
        <fieldset className="sim-acts" disabled={isLocked}>
          <legend className="visually-hidden">{t('act.title')}</legend>
          {options.length > 0 && <Decisions message={message} options={options} />}
          {acts.length > 0 && <ActBar message={message} acts={acts} hasDecisions={options.length > 0} />}
          {options.length === 0 && acts.length === 0 && <p>{t('message.noActs')}</p>}
        </fieldset>
      )}
    </>
  )
}

/** What was being written when the message closed: it was not sent, and it is not lost from sight. */
function Unsent({ about }: { about: string }) {
  const { store } = useDesk()
  const { drafts } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const texts = Object.entries(drafts).flatMap(([form, { text = '' }]) =>
    form.startsWith(`${about}/`) && text.trim() !== '' ? [text] : [],
  )
  if (texts.length === 0) return null
  return (
    <section className="sim-unsent" aria-labelledby="sim-unsent-title">
      <h3 id="sim-unsent-title">{t('message.unsent')}</h3>
      {texts.map((text) => (
        <q key={text} className="sim-quote">
          {text}
        </q>
      ))}
    </section>
  )
}

function Attachments({ ids }: { ids: readonly string[] }) {
  const { play, openDocument } = useDesk()
  const t = useSimText()
  const { documents } = play.view().state
  const shown = play.world.documents.filter(({ id }) => ids.includes(id) && documents.get(id)!.shown)
  if (shown.length === 0) return null
  return (
    <section className="sim-attachments" aria-label={t('message.attachments')}>
      <h3>{t('message.attachments')}</h3>
      <ul className="sim-chips">
        {shown.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => openDocument(id)}>
              {title}
              {!documents.get(id)!.opened && <span className="muted"> ({t('documents.unread')})</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
