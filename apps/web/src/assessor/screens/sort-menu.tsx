import type { ObservationNote, SheetCompetency } from '@petakom/domain'
import { useState } from 'react'
import { useText } from '../messages/index.ts'

interface SortMenuProps {
  readonly note: ObservationNote
  readonly competencies: readonly SheetCompetency[]
  nameOf(competency: string): string
  /** `<competency>|<indicator or nothing>` */
  onSort(target: string): void
}

/** Where a note belongs, chosen from a list. A list and a button: arrow keys alone must not sort. */
export function SortMenu({ note, competencies, nameOf, onSort }: SortMenuProps) {
  const { t } = useText()
  const [target, setTarget] = useState('')
  return (
    <form
      className="as-row as-sort"
      onSubmit={(event) => {
        event.preventDefault()
        if (target !== '') onSort(target)
        setTarget('')
      }}
    >
      <select
        value={target}
        aria-label={t('classify.to', { note: note.text.slice(0, 60) })}
        onChange={(event) => setTarget(event.target.value)}
      >
        <option value="">{t('classify.choose')}</option>
        {competencies.map(({ competency, indicators }) => (
          <optgroup key={competency} label={nameOf(competency)}>
            <option value={`${competency}|`}>
              {competency}: {t('classify.noIndicator')}
            </option>
            {indicators.map(({ code, text }) => (
              <option key={code} value={`${competency}|${code}`}>
                {code} {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="submit" disabled={target === ''}>
        {t('classify.add')}
      </button>
    </form>
  )
}
