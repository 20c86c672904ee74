import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Pager } from '../../../ui/pager.tsx'
import { clockOf, minuteOf, type ShownSitting, type TimetableData } from '../centre-data.ts'
import { formatClock } from '../format-clock.ts'
import type { GridRow, RowsBy } from './grid-rows.ts'
import type { Change } from './sitting-dialog.tsx'
import classes from './timetable-grid.module.css'
import { useDrag } from './use-drag.ts'

const ROWS = 50
/** So that half an hour holds a word. */
const PIXELS_PER_MINUTE = 3.2

/**
 * One day as lanes of hours: a lane a room or a person. A sitting opens by click or key; with a mouse it can be drawn to
 * another hour, and to another room or assessor, and is checked on the way. The table below says the same in words.
 */
export function TimetableGrid(props: {
  label: string
  day: string
  rows: readonly GridRow[]
  by: RowsBy
  timetable: TimetableData
  names: ReadonlyMap<string, string>
  onOpen: ((sitting: ShownSitting, change: Change) => void) | null
}) {
  const { label, day, rows, by, timetable, names, onOpen } = props
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  const facts = timetable.facts.days.find(({ id }) => id === day)
  const exercises = new Map(timetable.facts.exercises.map((one) => [one.id, one]))
  const kinds = [...exercises.keys()]
  const broken = new Set(timetable.conflicts.map(({ sittingId }) => sittingId))
  const { drag, begin } = useDrag({ day, by, timetable, onDrop: (sitting, change) => onOpen?.(sitting, change) })
  if (!facts) return null
  const { start, end, blocked } = facts
  const share = (minute: number) => `${(100 * (minute - start)) / (end - start)}%`
  const span = (from: number, to: number): CSSProperties => ({
    insetInlineStart: share(from),
    inlineSize: `${(100 * (to - from)) / (end - start)}%`,
  })
  const hours = Array.from(
    { length: Math.floor(end / 60) - Math.ceil(start / 60) + 1 },
    (_, index) => Math.ceil(start / 60) + index,
  )
  const shown = rows.slice((page - 1) * ROWS, page * ROWS)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} tabIndex={0} aria-label={label}>
        <div style={{ minInlineSize: (end - start) * PIXELS_PER_MINUTE }}>
          <div className={classes.row} aria-hidden>
            <span className={classes.name} />
            <span className={classes.hours}>
              {hours.map((hour) => (
                <span key={hour} style={{ insetInlineStart: share(hour * 60) }}>
                  {formatClock(clockOf(hour * 60))}
                </span>
              ))}
            </span>
          </div>
          {shown.map((row) => (
            <div key={row.id} className={classes.row}>
              <h3 className={classes.name} title={row.name}>
                <span>{row.name}</span>
              </h3>
              <ul
                className={classes.lane}
                data-row={row.id}
                data-over={drag?.row === row.id || undefined}
                aria-label={row.name}
              >
                {blocked.map((pause) => (
                  <li key={pause.start} className={classes.pause} style={span(pause.start, pause.end)} aria-hidden />
                ))}
                {row.sittings.map((one) => {
                  const exercise = exercises.get(one.exerciseId)
                  const from = minuteOf(one.start)
                  const to = from + (exercise?.minutes ?? 0)
                  const ready = by === 'candidate' ? from - (exercise?.preparationMinutes ?? 0) : from
                  const moved = drag?.sitting.id === one.id ? drag.minutes : 0
                  return (
                    <li
                      key={one.id}
                      className={classes.place}
                      style={span(ready + moved, to + moved)}
                      data-moving={drag?.sitting.id === one.id || undefined}
                    >
                      <button
                        type="button"
                        className={classes.sitting}
                        data-series={(kinds.indexOf(one.exerciseId) % 4) + 1}
                        data-broken={broken.has(one.id) || undefined}
                        data-fixed={one.isFixed || undefined}
                        disabled={!onOpen}
                        onPointerDown={onOpen && !one.isFixed ? (event) => begin(event, one, end - start) : undefined}
                        onClick={(event) => {
                          // A drag that ended here has opened the dialog by itself.
                          if (event.detail === 0 || !drag) onOpen?.(one, {})
                        }}
                        aria-label={t(broken.has(one.id) ? 'centres:grid.brokenSitting' : 'centres:grid.sitting', {
                          exercise: names.get(one.exerciseId),
                          from: formatClock(one.start),
                          to: formatClock(clockOf(to)),
                          room: names.get(one.roomId),
                          people: one.participantIds.map((id) => names.get(id)).join(', '),
                        })}
                      >
                        <span className={classes.what}>
                          {broken.has(one.id) ? '⚠ ' : ''}
                          {names.get(one.exerciseId)}
                        </span>
                        <span className={classes.who}>
                          {formatClock(one.start)} {whoOf(one, by, names)}
                        </span>
                      </button>
                    </li>
                  )
                })}
              </ul>
            </div>
          ))}
        </div>
      </section>
      {rows.length > ROWS ? <Pager page={page} pageSize={ROWS} total={rows.length} onPage={setPage} /> : null}
      <p className={classes.told} role="status">
        {drag
          ? t(drag.conflicts === 0 ? 'centres:grid.free' : 'centres:grid.conflicts', {
              start: formatClock(clockOf(drag.start)),
              row: drag.row ? (names.get(drag.row) ?? '') : '',
              count: drag.conflicts,
            })
          : onOpen
            ? t('centres:grid.hint')
            : ''}
      </p>
    </>
  )
}

/** What the lane itself does not say. */
function whoOf(one: ShownSitting, by: RowsBy, names: ReadonlyMap<string, string>): string {
  if (by === 'candidate') return names.get(one.roomId) ?? ''
  const [first = '', ...rest] = one.participantIds.map((id) => names.get(id) ?? '')
  return rest.length > 0 ? `${first} +${rest.length}` : first
}
