import { replayObservation } from '@petakom/domain'
import { useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import type { Bench, BenchView } from '../bench/bench.ts'
import { useText } from '../messages/index.ts'

/** Notes on this device whose sitting is no longer in the timetable: they go to the one that replaces it. */
export function LostNotes({ bench, view }: { bench: Bench; view: BenchView }) {
  const { t, day, clockTime } = useText()
  const [targets, setTargets] = useState<Readonly<Record<string, string>>>({})
  const { sittings } = view.workspace
  const watched = sittings.filter(({ task }) => task === 'assessor')
  const lost = [...view.entries]
    .filter(([id]) => !sittings.some((sitting) => sitting.id === id))
    .map(([id, entries]) => ({ id, notes: replayObservation(entries).notes.length }))
    .filter(({ notes }) => notes > 0)
  return lost.map(({ id, notes }) => {
    const target = targets[id] ?? watched[0]?.id
    return (
      <Notice key={id} tone="warning">
        <h2>{t('schedule.lost')}</h2>
        <p>{t('schedule.lostText', { notes })}</p>
        {target === undefined ? null : (
          <div className="as-row">
            <label>
              {t('schedule.lostTo')}
              <select value={target} onChange={(event) => setTargets({ ...targets, [id]: event.target.value })}>
                {watched.map((sitting) => (
                  <option key={sitting.id} value={sitting.id}>
                    {day(sitting.day)} {clockTime(sitting.startMinute)}, {sitting.exerciseName}, {sitting.room}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" onClick={() => void bench.move(id, target)}>
              {t('schedule.lostGo')}
            </button>
          </div>
        )}
      </Notice>
    )
  })
}
