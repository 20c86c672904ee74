import type { CalendarEntry } from '@petakom/domain'
import type { ReactNode } from 'react'
import { useDesk } from './desk-context.ts'
import { actorOf } from './feed.ts'
import { useSimText } from './messages/index.ts'
import { dayOf, storyTime } from './story-time.ts'

interface CalendarDayProps {
  /** Days since the story's first. */
  readonly day: number
  /** An entry that is left out: the one that is being moved. */
  readonly without?: string
  readonly children?: (entry: CalendarEntry) => ReactNode
}

/** What stands on one day, in order of time. That two of them clash is for the reader to see. */
export function CalendarDay({ day, without, children }: CalendarDayProps) {
  const { play } = useDesk()
  const t = useSimText()
  const { world } = play
  const { starts } = world.clock
  const entries = play
    .view()
    .state.calendar.filter(({ id, from }) => id !== without && dayOf(starts, from) === day)
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
  if (entries.length === 0) return <p className="hint">{t('slot.noEntries')}</p>
  return (
    <ul className="sim-entries">
      {entries.map((entry) => {
        const names = (entry.with ?? []).map((id) => actorOf(world, id)?.name ?? id)
        return (
          <li key={entry.id}>
            <span className="tabular sim-when">
              {storyTime(starts, entry.from)}–{storyTime(starts, entry.to)}
            </span>
            <span className="sim-what">
              {entry.title}
              {names.length > 0 && <span className="muted"> {t('calendar.with', { names: names.join(', ') })}</span>}
              {!entry.movable && <span className="muted"> ({t('calendar.fixed')})</span>}
            </span>
            {children?.(entry)}
          </li>
        )
      })}
    </ul>
  )
}
