import { useState } from 'react'
import { useText } from '../messages/index.ts'
import { CandidateBar } from './candidate-bar.tsx'
import { Composer } from './composer.tsx'
import { ExerciseTimer } from './exercise-timer.tsx'
import { MovedCandidates } from './moved-candidates.tsx'
import { NoteCard } from './note-card.tsx'
import { Questions } from './questions.tsx'
import { RolePlayerScript } from './role-player-script.tsx'
import type { StepProps } from './sitting-screen.tsx'

/** "Amati dan catat": raw notes with their time, hardly a tap each. */
export function NotesStep(props: StepProps) {
  const { sitting, workspace, candidate, choose, sheet } = props
  const { t } = useText()
  const [chosen, setChosen] = useState<readonly string[]>(candidate ? [candidate] : [])
  const [isMany, setMany] = useState(false)
  const [about, setAbout] = useState<string | null>(null)
  const [isAll, setAll] = useState(true)
  const isGroup = sitting.candidates.length > 1

  function pick(id: string, adds = isMany) {
    const next = !adds ? [id] : chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
    setChosen(next)
    if (next.length === 1) choose(next[0]!)
  }

  const hasScript =
    sheet?.content.rolePlayer || sheet?.content.competencies.some(({ questions }) => questions.length > 0)
  const live = workspace.notes.filter(({ isDropped }) => !isDropped)
  const notes = workspace.notes
    .filter((note) => isAll || note.candidate === null || chosen.includes(note.candidate))
    .toReversed()
  return (
    <div className={hasScript ? 'as-beside as-watch' : undefined}>
      <div>
        <h2 className="visually-hidden">{t('step.catat')}</h2>
        <ExerciseTimer {...props} />
        <MovedCandidates {...props} />
        <CandidateBar
          sitting={sitting}
          chosen={chosen}
          hasKeys
          onChoose={pick}
          stateOf={({ id }) => t('candidates.notes', { notes: live.filter((note) => note.candidate === id).length })}
        />
        {isGroup ? (
          <p className="as-row">
            <label className="check-row">
              <input
                type="checkbox"
                checked={isMany}
                onChange={(event) => {
                  setMany(event.target.checked)
                  if (!event.target.checked) setChosen(chosen.slice(0, 1))
                }}
              />
              {t('candidates.many')}
            </label>
            <button type="button" aria-pressed={chosen.length === 0} onClick={() => setChosen([])}>
              {t('candidates.group')}
            </button>
          </p>
        ) : null}
        <Composer {...props} chosen={chosen} about={about} onPick={pick} onSaved={() => setAbout(null)} />
        <section aria-labelledby="notes-title">
          <h3 id="notes-title">{t('notes.title', { notes: live.length })}</h3>
          {isGroup ? (
            <label className="check-row">
              <input type="checkbox" checked={!isAll} onChange={(event) => setAll(!event.target.checked)} />
              {t('notes.onlyChosen')}
            </label>
          ) : null}
          {notes.length === 0 ? <p className="muted">{t('notes.empty')}</p> : null}
          <ol className="as-notes">
            {notes.map((note) => (
              <NoteCard key={note.id} note={note} {...props} />
            ))}
          </ol>
        </section>
      </div>
      <div className="as-script">
        <Questions sheet={sheet} nameOf={props.nameOf} about={about} onAbout={setAbout} />
        <RolePlayerScript sheet={sheet} />
      </div>
    </div>
  )
}
