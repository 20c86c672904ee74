import type { SimulationWorld } from '@petakom/domain'
import { useSettings } from '../settings.tsx'
import { CalendarDay } from './calendar-day.tsx'
import { useDesk } from './desk-context.ts'
import { firstField } from './first-field.ts'
import { type SimText, useSimText } from './messages/index.ts'
import type { Play } from './play.ts'
import { DAY_MINUTES, dayOf, minuteOf, storyDay, storyTime } from './story-time.ts'

const STEP = 15
const DAYS = 7
const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240]

/** As the fields hold it: day number, minute of the day, minutes. */
export interface SlotDraft {
  readonly day: string
  readonly from: string
  readonly length: string
}

/** Where an entry stands now; for what stands nowhere yet, the next full hour. */
export function firstSlot({ world, view }: Play, about: string): SlotDraft {
  const { starts } = world.clock
  const { calendar, minute } = view().state
  const entry = calendar.find(({ id }) => id === about)
  const [, hour = 0] = storyTime(starts, minute).split('.').map(Number)
  const from = entry?.from ?? minute - hour + 60
  const length = entry ? entry.to - entry.from : 60
  const day = dayOf(starts, from)
  return { day: String(day), from: String(from - minuteOf(starts, day, 0)), length: String(length) }
}

export function slotOf({ clock }: SimulationWorld, { day, from, length }: SlotDraft) {
  const begin = minuteOf(clock.starts, Number(day), Number(from))
  return { from: begin, to: begin + Number(length) }
}

/** Day, beginning and length from lists, beside what stands on that day. */
export function SlotFields(props: { slot: SlotDraft; moved: string; onChange: (change: Partial<SlotDraft>) => void }) {
  const { slot, moved, onChange } = props
  const { play } = useDesk()
  const { language } = useSettings()
  const t = useSimText()
  const { starts } = play.world.clock
  const day = Number(slot.day)
  const now = play.view().state.minute
  const begins = [...steps(), Number(slot.from)].filter(
    (from, at, all) => all.indexOf(from) === at && (minuteOf(starts, day, from) >= now || from === Number(slot.from)),
  )
  const lengths = [...new Set([...LENGTHS, Number(slot.length)])].toSorted((one, other) => one - other)
  const midnight = (which: number) => minuteOf(starts, which, 0)
  return (
    <>
      <div className="sim-slot">
        <div className="field">
          <label htmlFor={firstField(moved)}>{t('slot.day')}</label>
          <select id={firstField(moved)} value={slot.day} onChange={(event) => onChange({ day: event.target.value })}>
            {Array.from({ length: DAYS }, (_, which) => (
              <option key={midnight(which)} value={which}>
                {storyDay(starts, midnight(which), language)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`sim-from-${moved}`}>{t('slot.from')}</label>
          <select
            id={`sim-from-${moved}`}
            value={slot.from}
            onChange={(event) => onChange({ from: event.target.value })}
          >
            {begins
              .toSorted((one, other) => one - other)
              .map((from) => (
                <option key={from} value={from}>
                  {storyTime(starts, midnight(day) + from)}
                </option>
              ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`sim-length-${moved}`}>{t('slot.length')}</label>
          <select
            id={`sim-length-${moved}`}
            value={slot.length}
            onChange={(event) => onChange({ length: event.target.value })}
          >
            {lengths.map((length) => (
              <option key={length} value={length}>
                {lengthWords(length, t)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <h4>{t('slot.entries')}</h4>
      <CalendarDay day={day} without={moved} />
    </>
  )
}

const steps = () => Array.from({ length: DAY_MINUTES / STEP }, (_, index) => index * STEP)

function lengthWords(minutes: number, t: SimText): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('slot.minutes', { count: rest })
  return rest === 0 ? t('slot.hours', { count: hours }) : t('slot.both', { hours, minutes: rest })
}
