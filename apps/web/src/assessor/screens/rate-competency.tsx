import type { OwnLock } from '@petakom/contract'
import { evidenceOf, LEAST_REASON_LETTERS, type RatedLevel, type SheetCompetency } from '@petakom/domain'
import { useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import { useText } from '../messages/index.ts'
import { NoteLine, noteTime } from './note-card.tsx'
import type { StepProps } from './sitting-screen.tsx'
import { hashOf } from './use-hash.ts'

interface RateCompetencyProps extends Omit<StepProps, 'candidate'> {
  readonly candidate: string
  readonly competency: SheetCompetency
  readonly isLocked: boolean
  /** As the server has it; null level: not observed. */
  readonly locked: OwnLock['levels'][number] | undefined
}

export function RateCompetency({ competency, candidate, isLocked, locked, ...props }: RateCompetencyProps) {
  const { sitting, workspace, write, nameOf } = props
  const text = useText()
  const { t } = text
  const code = competency.competency
  const cell = workspace.cell(candidate, code)
  const [rating] = cell.ratings
  const isTwofold = cell.ratings.length > 1
  const level = locked ? locked.level : isTwofold ? undefined : rating?.level
  const notes = evidenceOf(workspace, candidate, code)
  const rate = (next: RatedLevel | null, reason = '') =>
    write({ type: 'rate', candidate, competency: code, level: next, reason, over: cell.from })
  const told = ({ level: given }: { level: number | null }) => (given === null ? t('rate.unobserved') : String(given))
  return (
    <fieldset className="as-rate" id={`rate-${code}`} tabIndex={-1}>
      <legend>
        <h3>{nameOf(code)}</h3>
      </legend>
      <p>{competency.focus}</p>
      <h4>{t('rate.evidence', { notes: notes.length })}</h4>
      {notes.length === 0 ? (
        <p>
          {t('rate.noEvidence')} {isLocked ? null : <a href={hashOf(sitting.id, 'klasifikasi')}>{t('rate.sortNow')}</a>}
        </p>
      ) : (
        <ul className="as-notes">
          {notes.map((note) => (
            <li key={note.id} className="as-note">
              <NoteLine note={note} time={noteTime(note, { ...props, candidate }, text)}>
                {note.places.get(code) ? <span className="muted">{note.places.get(code)}</span> : null}
              </NoteLine>
            </li>
          ))}
        </ul>
      )}
      {isTwofold && !isLocked ? (
        <Notice tone="warning">
          <p>{t('rate.two', { levels: cell.ratings.map(told).join(t('rate.and')) })}</p>
          <p className="as-row">
            {cell.ratings.map((one) => (
              <button key={one.from} type="button" onClick={() => rate(one.level, one.reason)}>
                {t('rate.holds', { level: told(one) })}
              </button>
            ))}
          </p>
        </Notice>
      ) : null}
      <div className="as-levels">
        {competency.anchors.map((anchor) => (
          <label key={anchor.level} className="as-level" data-chosen={level === anchor.level}>
            <input
              type="radio"
              name={`level-${candidate}-${code}`}
              checked={level === anchor.level}
              disabled={isLocked || notes.length === 0}
              onChange={() => rate(anchor.level as RatedLevel)}
            />
            <strong className="tabular">{anchor.level}</strong>
            <span>{anchor.text}</span>
          </label>
        ))}
      </div>
      <Unobserved
        reason={level === null && !isTwofold ? (rating?.reason ?? '') : null}
        isLocked={isLocked}
        onGive={(reason) => rate(null, reason)}
        onTakeBack={() => rate(null)}
      />
    </fieldset>
  )
}

interface UnobservedProps {
  /** As it stands; null: it is not said to be unobserved. */
  readonly reason: string | null
  readonly isLocked: boolean
  onGive(reason: string): void
  onTakeBack(): void
}

/** The candidate gave no occasion to see it: said with a reason, instead of a level. */
function Unobserved({ reason, isLocked, onGive, onTakeBack }: UnobservedProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  if (reason !== null) {
    return (
      <p className="as-row">
        <span>
          <strong>{t('rate.unobserved')}.</strong> {reason}
        </span>
        {isLocked ? null : (
          <button type="button" className="quiet" onClick={onTakeBack}>
            {t('rate.takeBack')}
          </button>
        )}
      </p>
    )
  }
  if (isLocked) return null
  return (
    <details className="as-fold">
      <summary>{t('rate.cannot')}</summary>
      <label className="field-row">
        {t('rate.why')}
        <input
          value={typed}
          aria-invalid={isShort}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {isShort ? <p className="problem">{t('rate.whyShort', { least: LEAST_REASON_LETTERS })}</p> : null}
      <button
        type="button"
        onClick={() => {
          const isEnough = typed.trim().length >= LEAST_REASON_LETTERS
          setShort(!isEnough)
          if (isEnough) onGive(typed.trim())
        }}
      >
        {t('rate.give')}
      </button>
    </details>
  )
}
