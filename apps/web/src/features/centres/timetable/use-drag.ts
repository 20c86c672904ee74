import type { Sitting } from '@petakom/domain'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { asDomain, clockOf, minuteOf, type ShownSitting, type TimetableData } from '../centre-data.ts'
import { useConflicts } from '../use-conflicts.ts'
import type { RowsBy } from './grid-rows.ts'
import type { Change } from './sitting-dialog.tsx'

const STEP = 5
const LEAST_PIXELS = 4

export interface Drag {
  readonly sitting: ShownSitting
  /** Against its hour. */
  readonly minutes: number
  readonly start: number
  /** The lane it is over; null over none. */
  readonly row: string | null
  readonly conflicts: number
}

interface Begun {
  readonly sitting: ShownSitting
  readonly x: number
  readonly minutesPerPixel: number
  readonly row: string
}

/** Draws a sitting over the lanes with the mouse. Fingers scroll the page instead: they open the sitting. */
export function useDrag(props: {
  day: string
  by: RowsBy
  timetable: TimetableData
  onDrop: (sitting: ShownSitting, change: Change) => void
}) {
  const { by, timetable, onDrop } = props
  const conflictsOf = useConflicts(timetable)
  const begun = useRef<Begun | null>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const latest = useRef<Drag | null>(null)
  useEffect(() => {
    const show = (next: Drag | null) => {
      latest.current = next
      setDrag(next)
    }
    const move = (event: PointerEvent) => {
      const from = begun.current
      if (!from) return
      const pixels = event.clientX - from.x
      const row = laneAt(event) ?? from.row
      if (!latest.current && Math.abs(pixels) < LEAST_PIXELS && row === from.row) return
      const minutes = STEP * Math.round((pixels * from.minutesPerPixel) / STEP)
      if (latest.current?.minutes === minutes && latest.current.row === row) return
      const start = minuteOf(from.sitting.start) + minutes
      const changed = applied(asDomain(from.sitting), changeTo(from, by, start, row))
      const conflicts = conflictsOf(new Map([[from.sitting.id, changed]])).length
      show({ sitting: from.sitting, minutes, start, row, conflicts })
    }
    const end = () => {
      const [from, last] = [begun.current, latest.current]
      begun.current = null
      if (!from || !last) return
      onDrop(from.sitting, changeTo(from, by, last.start, last.row ?? from.row))
      // The click that ends a drag comes after this and must find it.
      setTimeout(() => show(null))
    }
    const stop = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      begun.current = null
      show(null)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('keydown', stop)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('keydown', stop)
    }
  }, [by, conflictsOf, onDrop])
  return {
    drag,
    begin(event: ReactPointerEvent<HTMLElement>, sitting: ShownSitting, minutes: number) {
      const lane = event.currentTarget.closest<HTMLElement>('[data-row]')
      if (!lane || event.pointerType === 'touch' || event.button !== 0) return
      const minutesPerPixel = minutes / lane.getBoundingClientRect().width
      begun.current = { sitting, x: event.clientX, minutesPerPixel, row: lane.dataset.row ?? '' }
    },
  }
}

const laneAt = (event: PointerEvent): string | null =>
  document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest<HTMLElement>('[data-row]'))
    .find((lane) => lane !== null)?.dataset.row ?? null

/** Another lane is another room, or another assessor in the place of the one whose lane it left. */
function changeTo({ sitting, row: before }: Begun, by: RowsBy, start: number, row: string): Change {
  const time = clockOf(Math.min(1435, Math.max(0, start)))
  const change: Change = time === sitting.start ? {} : { start: time }
  if (row === before || by === 'candidate') return change
  if (by === 'room') return { ...change, roomId: row }
  if (sitting.rolePlayerId === before) return { ...change, rolePlayerId: row }
  return { ...change, accountIds: sitting.accountIds.map((id) => (id === before ? row : id)) }
}

export function applied(sitting: Sitting, change: Change): Sitting {
  return {
    ...sitting,
    day: change.day ?? sitting.day,
    start: change.start === undefined ? sitting.start : minuteOf(change.start),
    room: change.roomId ?? sitting.room,
    participants: change.participantIds ?? sitting.participants,
    assessors: change.accountIds ?? sitting.assessors,
    rolePlayer: change.rolePlayerId === undefined ? sitting.rolePlayer : change.rolePlayerId,
  }
}
