import { countWords } from '@petakom/domain'
import { type FormEvent, useState } from 'react'
import { ActorField } from './actor-field.tsx'
import { useDesk } from './desk-context.ts'
import { firstField } from './first-field.ts'
import { useSimText } from './messages/index.ts'
import type { OpenAct } from './open-acts.ts'
import { firstSlot, type SlotDraft, SlotFields, slotOf } from './slot-fields.tsx'
import { useAct } from './use-act.ts'
import { useDraft } from './use-draft.ts'

interface ActFormProps {
  /** A message, or an entry of the calendar. */
  readonly about: string
  readonly subject: string
  readonly open: OpenAct
  /** Who wrote the message: whom a reply or a question goes to at first. */
  readonly sender?: string
  readonly onDone: (refusal: string | null) => void
  readonly onCancel: () => void
}

const MOST_CHARACTERS = 8000
const NEEDS_TEXT = ['reply', 'ask', 'note']

/** One act being written. What stands in it is a draft of this device until it is sent. */
export function ActForm({ about, subject, open, sender, onDone, onCancel }: ActFormProps) {
  const { play } = useDesk()
  const t = useSimText()
  const act = useAct()
  const { kind, actors } = open
  const { draft, change, forget } = useDraft(`${about}/${kind}`)
  const [problem, setProblem] = useState<string | null>(null)
  const [actorProblem, setActorProblem] = useState<string | null>(null)
  const { text = '' } = draft
  const usual = actors.length === 1 ? actors[0]?.id : kind === 'reply' || kind === 'ask' ? sender : undefined
  const to = actors.find(({ id }) => id === (draft.to ?? usual))?.id
  const slot: SlotDraft = { ...firstSlot(play, about), ...draft }
  // Where the focus goes when the form opens; a form of a message and one of the calendar may both be open.
  // Whoever types at once must not choose another addressee by it.
  const beginsWithText = kind !== 'schedule' && (actors.length === 0 || usual !== undefined)
  const textId = beginsWithText ? firstField(about) : `sim-text-${about}`
  const actorId = beginsWithText ? `sim-to-${about}` : firstField(about)
  const isWritten = kind === 'reply' || kind === 'note'

  function send(event: FormEvent) {
    event.preventDefault()
    const words = text.trim()
    if (actors.length > 0 && !to) {
      setActorProblem(t('form.needsActor'))
      return document.getElementById(actorId)?.focus()
    }
    if (NEEDS_TEXT.includes(kind) && words === '') {
      setProblem(t('form.needsText'))
      return document.getElementById(textId)?.focus()
    }
    const refusal = act({
      ...{ kind, about },
      ...(to ? { to } : {}),
      ...(words ? { text: words } : {}),
      ...(kind === 'schedule' ? { slot: slotOf(play.world, slot) } : {}),
    })
    if (refusal === null) forget()
    onDone(refusal)
  }

  return (
    <form className="sim-form" onSubmit={send} noValidate aria-label={`${t(`act.${kind}`)}: ${subject}`}>
      {actors.length > 0 && (
        <ActorField
          id={actorId}
          actors={actors}
          value={to}
          problem={actorProblem}
          onChange={(next) => {
            setActorProblem(null)
            change({ to: next })
          }}
        />
      )}
      {kind === 'schedule' && <SlotFields slot={slot} moved={about} onChange={change} />}
      <div className="field">
        <label htmlFor={textId}>
          {t(`form.${kind}`)}
          {!NEEDS_TEXT.includes(kind) && <span className="muted"> ({t('form.optional')})</span>}
        </label>
        <textarea
          id={textId}
          rows={isWritten ? 7 : 3}
          maxLength={MOST_CHARACTERS}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${textId}-problem` : `${textId}-hint`}
          onChange={(event) => {
            setProblem(null)
            change({ text: event.target.value })
          }}
        />
        {problem && (
          <p className="problem" id={`${textId}-problem`}>
            {problem}
          </p>
        )}
        <p className="hint" id={`${textId}-hint`}>
          {t('form.words', { count: countWords(text) })}. {t('form.kept')}
          {kind === 'note' && ` ${t('form.noteHint')}`}
          {kind === 'archive' && ` ${t('form.archiveHint')}`}
        </p>
      </div>
      <div className="sim-steps">
        <button type="button" onClick={onCancel}>
          {t('form.cancel')}
        </button>
        <button type="submit" className="primary">
          {t(`send.${kind}`)}
        </button>
      </div>
    </form>
  )
}
