import { MOST_NOTE_LETTERS, NOTE_SIGNS, type NoteSign } from '@petakom/domain'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { newDevice } from '../../lib/device.ts'
import { useText } from '../messages/index.ts'
import { questionText } from './questions.tsx'
import { SIGN_KEYS } from './sign-words.ts'
import type { StepProps } from './sitting-screen.tsx'

interface ComposerProps extends StepProps {
  /** Candidates that the note is about; none: the group. */
  readonly chosen: readonly string[]
  readonly about: string | null
  /** `adds`: beside those that are chosen. */
  onPick(id: string, adds?: boolean): void
  onSaved(): void
}

/**
 * One note at a time. In an empty field a digit chooses the candidate and + - 0 the sign; with Alt a digit adds a
 * candidate at any time. Enter stores. What is typed lies on the disk with every letter.
 */
export function Composer({
  sitting,
  bench,
  store,
  clock,
  write,
  chosen,
  about,
  onPick,
  onSaved,
  sheet,
}: ComposerProps) {
  const { t } = useText()
  const place = `${bench.account} ${sitting.id}`
  const [text, setText] = useState('')
  const [startedAt, setStartedAt] = useState<string | null>(null)
  const [sign, setSign] = useState<NoteSign | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    let isGone = false
    void store.draft(place).then((draft) => {
      if (!draft || isGone) return
      setText((typed) => typed || draft.text)
      setStartedAt((at) => at ?? draft.startedAt)
    })
    return () => {
      isGone = true
    }
  }, [store, place])

  function type(next: string) {
    const at = next === '' ? null : (startedAt ?? new Date(clock.now()).toISOString())
    setText(next)
    setStartedAt(at)
    void store.keepDraft(place, next === '' ? null : { text: next, startedAt: at }).catch(() => {})
  }

  function save() {
    field.current?.focus()
    if (text.trim() === '' && sign === null) return
    const at = startedAt ?? new Date(clock.now()).toISOString()
    const whom = chosen.length === 0 ? [null] : chosen
    write(
      ...whom.map((candidate) => {
        return { type: 'note', note: newDevice(), candidate, at, text: text.trim(), sign, about } as const
      }),
    )
    type('')
    setSign(null)
    onSaved()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const candidate = digit ? sitting.candidates[Number(digit) - 1] : undefined
    const named = NOTE_SIGNS.find((one) => one === event.key)
    if (event.key === 'Enter' && !event.shiftKey) save()
    else if (candidate && (event.altKey || (text === '' && event.key === digit)))
      onPick(candidate.id, event.altKey ? true : undefined)
    else if (text === '' && named && !event.altKey) setSign(sign === named ? null : named)
    else return
    event.preventDefault()
  }

  const names = sitting.candidates.filter(({ id }) => chosen.includes(id)).map(({ name }) => name)
  return (
    <form
      className="as-composer"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor="note">
        {t('notes.for', { whom: names.length > 0 ? names.join(', ') : t('candidates.group') })}
      </label>
      {about ? <p className="muted">{t('notes.about', { question: questionText(sheet, about) })}</p> : null}
      <textarea
        id="note"
        ref={field}
        rows={3}
        maxLength={MOST_NOTE_LETTERS}
        value={text}
        aria-describedby="note-keys"
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="as-row">
        <fieldset className="bare as-signs">
          <legend className="visually-hidden">{t('notes.sign')}</legend>
          {NOTE_SIGNS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={sign === one}
              onClick={() => {
                setSign(sign === one ? null : one)
                field.current?.focus()
              }}
            >
              <span aria-hidden="true">{one === '-' ? '−' : one}</span>{' '}
              <span className="as-sign-word">{t(SIGN_KEYS[one])}</span>
            </button>
          ))}
        </fieldset>
        <button type="submit" className="primary">
          {t('notes.save')}
        </button>
      </div>
      <p id="note-keys" className="muted as-small">
        {t(sitting.candidates.length > 1 ? 'notes.keysGroup' : 'notes.keys')}
      </p>
    </form>
  )
}
