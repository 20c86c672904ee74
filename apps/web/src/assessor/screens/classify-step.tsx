import type { ObservationNote } from '@petakom/domain'
import { useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import { useText } from '../messages/index.ts'
import { CandidateBar } from './candidate-bar.tsx'
import { CompetencyBox } from './competency-box.tsx'
import { NoteLine, NoteQuestion, noteTime } from './note-card.tsx'
import type { StepProps } from './sitting-screen.tsx'
import { SortMenu } from './sort-menu.tsx'
import { useDrag } from './use-drag.ts'
import { hashOf } from './use-hash.ts'

/** "Klasifikasi": notes of one candidate to competencies and their indicators, by menu or by dragging. */
export function ClassifyStep(props: StepProps) {
  const { sitting, sheet, workspace, candidate, choose, write, nameOf } = props
  const text = useText()
  const { t } = text
  const [told, setTold] = useState('')
  const rated = sheet?.content.competencies.filter(({ competency }) => sitting.competencies.includes(competency)) ?? []
  const live = workspace.notes.filter(({ isDropped }) => !isDropped)
  const notes = live.filter((note) => note.candidate === candidate)
  const isLocked = sitting.locks.some((lock) => lock.candidate === candidate)
  const ungiven = live.filter((note) => note.candidate === null).length

  function sort(note: string, target: string) {
    const [competency = '', indicator = ''] = target.split('|')
    write({ type: 'sort', note, competency, indicator: indicator || null })
    setTold(t('classify.sorted', { where: indicator || nameOf(competency) }))
  }
  const { drag, handle } = useDrag(sort)
  const unsorted = notes.filter(({ places }) => places.size === 0)

  const card = (note: ObservationNote) => (
    <li key={note.id} className="as-note" data-dragged={drag?.note === note.id}>
      <NoteLine note={note} time={noteTime(note, props, text)}>
        {isLocked ? null : (
          <span className="as-handle" aria-hidden="true" {...handle(note.id)}>
            ⠿
          </span>
        )}
      </NoteLine>
      <NoteQuestion note={note} sheet={sheet} />
      {isLocked ? null : (
        <SortMenu note={note} competencies={rated} nameOf={nameOf} onSort={(target) => sort(note.id, target)} />
      )}
    </li>
  )

  return (
    <>
      <h2 className="visually-hidden">{t('step.klasifikasi')}</h2>
      <CandidateBar
        sitting={sitting}
        chosen={candidate ? [candidate] : []}
        onChoose={choose}
        stateOf={({ id }) => {
          const left = live.filter((note) => note.candidate === id && note.places.size === 0).length
          return t(left > 0 ? 'classify.left' : 'classify.none', { left })
        }}
      />
      {isLocked ? <Notice tone="info">{t('rate.isLocked')}</Notice> : null}
      {ungiven > 0 ? <p className="muted">{t('classify.ungiven', { notes: ungiven })}</p> : null}
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <div className="as-beside as-classify">
        <section aria-labelledby="unsorted-title">
          <h3 id="unsorted-title">{t('classify.unsorted', { left: unsorted.length })}</h3>
          <p className="muted as-small">{t('classify.hint')}</p>
          {notes.length === 0 ? <p className="muted">{t('classify.empty')}</p> : null}
          {notes.length > 0 && unsorted.length === 0 ? <p className="muted">{t('classify.allSorted')}</p> : null}
          <ul className="as-notes">{unsorted.map(card)}</ul>
        </section>
        <div className="as-boxes">
          {rated.map((one) => (
            <CompetencyBox
              key={one.competency}
              competency={one}
              title={nameOf(one.competency)}
              notes={notes.filter(({ places }) => places.has(one.competency))}
              over={drag?.over ?? null}
              isLocked={isLocked}
              timeOf={(note) => noteTime(note, props, text)}
              onRemove={(note) => write({ type: 'unsort', note, competency: one.competency })}
              menuOf={(note) => (
                <SortMenu note={note} competencies={rated} nameOf={nameOf} onSort={(target) => sort(note.id, target)} />
              )}
            />
          ))}
        </div>
      </div>
      <p className="item-steps">
        <a className="as-open" href={hashOf(sitting.id, 'nilai')}>
          {t('classify.next')}
        </a>
      </p>
    </>
  )
}
