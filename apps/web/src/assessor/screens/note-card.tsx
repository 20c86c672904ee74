import { MOST_NOTE_LETTERS, NOTE_SIGNS, type ObservationNote } from '@petakom/domain'
import { type ReactNode, useState } from 'react'
import { type Text, useText } from '../messages/index.ts'
import { elapsed } from './exercise-timer.tsx'
import { questionText } from './questions.tsx'
import { SIGN_KEYS, SIGN_MARKS } from './sign-words.ts'
import type { StepProps } from './sitting-screen.tsx'

/** Minutes of the exercise where its beginning is known, else the time of day. */
export function noteTime(note: ObservationNote, { workspace, view }: StepProps, { time }: Text): string {
  const { beganAt } = workspace
  const isAfter = beganAt !== null && Date.parse(note.at) >= Date.parse(beganAt)
  return isAfter ? elapsed(beganAt, Date.parse(note.at)) : time(note.at, view.workspace.instansi.timezone)
}

interface NoteCardProps extends StepProps {
  readonly note: ObservationNote
}

export function NoteCard({ note, ...props }: NoteCardProps) {
  const text = useText()
  const { t } = text
  const { sitting, write } = props
  const [isEditing, setEditing] = useState(false)
  const isLocked = sitting.locks.some(({ candidate }) => candidate === note.candidate)
  const whom = sitting.candidates.find(({ id }) => id === note.candidate)?.name ?? t('candidates.group')
  const drop = () => write({ type: 'note-drop', note: note.id, isDropped: !note.isDropped })
  return (
    <li className="as-note" data-dropped={note.isDropped}>
      <NoteLine note={note} time={noteTime(note, props, text)} whom={whom} />
      <NoteQuestion note={note} sheet={props.sheet} />
      {isEditing ? (
        <NoteEditor note={note} {...props} onDone={() => setEditing(false)} />
      ) : (
        <p className="as-note-tools">
          {isLocked ? (
            <span className="muted">{t('notes.locked')}</span>
          ) : (
            <>
              <button type="button" className="quiet" onClick={() => setEditing(true)} disabled={note.isDropped}>
                {t('notes.edit')}
              </button>
              <button type="button" className="quiet" onClick={drop}>
                {t(note.isDropped ? 'notes.restore' : 'notes.drop')}
              </button>
            </>
          )}
        </p>
      )}
    </li>
  )
}

/** The question that the note answers. */
export function NoteQuestion({ note, sheet }: Pick<NoteCardProps, 'note' | 'sheet'>) {
  const { t } = useText()
  if (!note.about) return null
  return <p className="muted as-small as-about">{t('notes.about', { question: questionText(sheet, note.about) })}</p>
}

interface NoteLineProps {
  readonly note: ObservationNote
  readonly time: string
  readonly whom?: string
  readonly children?: ReactNode
}

export function NoteLine({ note, time, whom, children }: NoteLineProps) {
  const { t } = useText()
  return (
    <div className="as-note-line">
      <span className="tabular muted">{time}</span>
      {note.sign ? (
        <span className="as-mark" data-sign={note.sign}>
          <span aria-hidden="true">{SIGN_MARKS[note.sign]}</span>
          <span className="visually-hidden">{t(SIGN_KEYS[note.sign])}</span>
        </span>
      ) : null}
      <span className="as-note-text">
        {whom ? <strong>{whom}: </strong> : null}
        {note.isDropped ? <s>{note.text}</s> : note.text || <em className="muted">{t('notes.wordless')}</em>}
      </span>
      {children}
    </div>
  )
}

function NoteEditor({ note, sitting, write, onDone }: NoteCardProps & { onDone: () => void }) {
  const { t } = useText()
  const [text, setText] = useState(note.text)
  function save() {
    if (text.trim() !== note.text) write({ type: 'note-text', note: note.id, text: text.trim(), over: note.textFrom })
    onDone()
  }
  return (
    <div className="as-editor">
      <label htmlFor={`text-${note.id}`}>{t('notes.text')}</label>
      <textarea
        id={`text-${note.id}`}
        rows={3}
        maxLength={MOST_NOTE_LETTERS}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="as-row">
        {sitting.candidates.length > 1 ? (
          <label>
            {t('notes.whom')}
            <select
              value={note.candidate ?? ''}
              onChange={(event) =>
                write({ type: 'note-candidate', note: note.id, candidate: event.target.value || null })
              }
            >
              <option value="">{t('candidates.group')}</option>
              {sitting.candidates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label>
          {t('notes.sign')}
          <select
            value={note.sign ?? ''}
            onChange={(event) =>
              write({
                type: 'note-sign',
                note: note.id,
                sign: NOTE_SIGNS.find((one) => one === event.target.value) ?? null,
              })
            }
          >
            <option value="">{t('sign.open')}</option>
            {NOTE_SIGNS.map((one) => (
              <option key={one} value={one}>
                {SIGN_MARKS[one]} {t(SIGN_KEYS[one])}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="primary" onClick={save}>
          {t('notes.done')}
        </button>
      </div>
    </div>
  )
}
