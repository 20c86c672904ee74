import type { ObservationNote, SheetCompetency } from '@petakom/domain'
import type { ReactNode } from 'react'
import { useText } from '../messages/index.ts'
import { NoteLine } from './note-card.tsx'

interface CompetencyBoxProps {
  readonly competency: SheetCompetency
  readonly title: string
  readonly notes: readonly ObservationNote[]
  /** What a dragged note hangs over. */
  readonly over: string | null
  readonly isLocked: boolean
  timeOf(note: ObservationNote): string
  onRemove(note: string): void
  menuOf(note: ObservationNote): ReactNode
}

/** One competency with its indicators, and the notes that stand at each. */
export function CompetencyBox({
  competency,
  title,
  notes,
  over,
  isLocked,
  timeOf,
  onRemove,
  menuOf,
}: CompetencyBoxProps) {
  const { t } = useText()
  const code = competency.competency
  const at = (indicator: string | null) => notes.filter(({ places }) => (places.get(code) ?? null) === indicator)
  const list = (found: readonly ObservationNote[]) =>
    found.length === 0 ? null : (
      <ul className="as-notes">
        {found.map((note) => (
          <li key={note.id} className="as-note">
            <NoteLine note={note} time={timeOf(note)} />
            {isLocked ? null : (
              <details className="as-move">
                <summary>{t('classify.move')}</summary>
                {menuOf(note)}
                <button type="button" className="quiet" onClick={() => onRemove(note.id)}>
                  {t('classify.remove', { competency: code })}
                </button>
              </details>
            )}
          </li>
        ))}
      </ul>
    )
  // An indicator of a sheet that was replaced before anything was locked.
  const strange = notes.filter(({ places }) => {
    const indicator = places.get(code)
    return indicator !== null && !competency.indicators.some((one) => one.code === indicator)
  })
  return (
    <section className="as-box" aria-label={title} data-drop={`${code}|`} data-over={over === `${code}|`}>
      <h3>{title}</h3>
      {notes.length === 0 ? <p className="muted">{t('classify.boxEmpty')}</p> : null}
      {list([...at(null), ...strange])}
      <details
        open={over?.startsWith(`${code}|`) || notes.some(({ places }) => places.get(code) !== null) || undefined}
      >
        <summary>{t('classify.indicators', { count: competency.indicators.length })}</summary>
        <ul className="as-indicators">
          {competency.indicators.map(({ code: indicator, text }) => (
            <li key={indicator} data-drop={`${code}|${indicator}`} data-over={over === `${code}|${indicator}`}>
              <span className="muted tabular">{indicator}</span> {text}
              {list(at(indicator))}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
