import { useState, useSyncExternalStore } from 'react'
import { useSettings } from '../settings.tsx'
import { ActForm } from './act-form.tsx'
import { CalendarDay } from './calendar-day.tsx'
import { useDesk } from './desk-context.ts'
import { firstField } from './first-field.ts'
import { useSimText } from './messages/index.ts'
import { dayOf, minuteOf, storyDay, storyTime } from './story-time.ts'

/** Every day on which something stands; what may be moved has its button and form in place. */
export function Calendar() {
  const { play, store, isLocked, go } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const { language } = useSettings()
  const t = useSimText()
  const [told, setTold] = useState<string | null>(null)
  const { starts } = play.world.clock
  const { calendar, minute } = play.view().state
  const days = [...new Set(calendar.map(({ from }) => dayOf(starts, from)))].toSorted((one, other) => one - other)
  return (
    <>
      <p className="hint">{t('calendar.now', { time: storyTime(starts, minute) })}</p>
      {days.length === 0 && <p>{t('calendar.empty')}</p>}
      {told && <p className="problem">{told}</p>}
      {days.map((day) => (
        <section key={day}>
          <h3>{storyDay(starts, minuteOf(starts, day, 0), language)}</h3>
          <CalendarDay day={day}>
            {({ id, title, movable }) =>
              movable && (
                <>
                  <button
                    type="button"
                    id={`sim-move-${id}`}
                    disabled={isLocked}
                    aria-expanded={place.moving === id}
                    aria-label={t('calendar.moveOf', { title })}
                    onClick={() => {
                      setTold(null)
                      if (place.moving === id) go({ moving: null }, `sim-move-${id}`)
                      else go({ moving: id }, firstField(id))
                    }}
                  >
                    {t('calendar.move')}
                  </button>
                  {place.moving === id && (
                    <fieldset className="sim-acts" disabled={isLocked}>
                      <legend className="visually-hidden">{t('calendar.moveOf', { title })}</legend>
                      <ActForm
                        about={id}
                        subject={title}
                        open={{ kind: 'schedule', actors: [] }}
                        onDone={(refusal) => {
                          setTold(refusal)
                          go({ moving: null }, `sim-move-${id}`)
                        }}
                        onCancel={() => go({ moving: null }, `sim-move-${id}`)}
                      />
                    </fieldset>
                  )}
                </>
              )
            }
          </CalendarDay>
        </section>
      ))}
    </>
  )
}
