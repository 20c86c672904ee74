import type { WatchedSitting } from '@petakom/contract'
import { replayObservation } from '@petakom/domain'
import { useState } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { Bench, BenchView } from '../bench/bench.ts'
import { useText } from '../messages/index.ts'
import { LostNotes } from './lost-notes.tsx'
import { hashOf } from './use-hash.ts'
import { zoneOf } from './zone.ts'

interface ScheduleProps {
  readonly bench: Bench
  readonly view: BenchView
  readonly clock: ServerClock
  onLeave(): void
}

/** "Jadwal saya": what is on the device, whatever the line does. */
export function Schedule({ bench, view, clock, onLeave }: ScheduleProps) {
  const { t, day, time } = useText()
  const [isAsking, setAsking] = useState(false)
  const { sittings, instansi } = view.workspace
  const days = Map.groupBy(sittings, (sitting) => sitting.day)
  const today = new Date(clock.now()).toLocaleDateString('sv-SE', { timeZone: instansi.timezone })
  const refresh = async () => {
    setAsking(true)
    await bench.refresh()
    setAsking(false)
  }
  return (
    <>
      <h1>{t('schedule.title')}</h1>
      <p className="muted">
        {view.heardAt ? t('schedule.heard', { time: time(view.heardAt, instansi.timezone) }) : t('schedule.notHeard')}
      </p>
      <p className="item-actions">
        <button type="button" onClick={refresh} disabled={isAsking}>
          {t(isAsking ? 'schedule.asking' : 'schedule.refresh')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('app.leave')}
        </button>
      </p>
      <LostNotes bench={bench} view={view} />
      {sittings.length === 0 ? (
        <div className="card">
          <h2>{t('schedule.empty')}</h2>
          <p>{t('schedule.emptyHint')}</p>
        </div>
      ) : null}
      {[...days].map(([date, list]) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>
            {day(date)}
            {date === today ? <span className="as-today"> {t('schedule.today')}</span> : null}
          </h2>
          <ul className="as-sittings">
            {list.map((sitting) => (
              <SittingCard key={sitting.id} sitting={sitting} view={view} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function SittingCard({ sitting, view }: { sitting: WatchedSitting; view: BenchView }) {
  const { t, clockTime } = useText()
  const entries = view.entries.get(sitting.id) ?? []
  const notes = replayObservation(entries).notes.filter(({ isDropped }) => !isDropped).length
  const here = sitting.candidates.filter(({ isHere }) => isHere)
  const locked = here.filter(({ id }) => sitting.locks.some(({ candidate }) => candidate === id)).length
  const unsent = entries.filter(({ sent }) => sent === 0).length
  const isPlayed = sitting.task === 'role-player'
  const zone = zoneOf(view.workspace.instansi.timezone)
  return (
    <li className="as-sitting">
      <div className="as-sitting-time">
        <strong className="tabular">
          {clockTime(sitting.startMinute)}–{clockTime(sitting.startMinute + sitting.minutes)} {zone}
        </strong>
        <span>{sitting.room}</span>
      </div>
      <div className="as-sitting-what">
        <h3>{sitting.exerciseName}</h3>
        <p className="muted">
          {t(`kind.${sitting.kind}`)} · {sitting.centreName}
        </p>
        <p>{here.map(({ number, name }) => (number === null ? name : `${number} ${name}`)).join(', ')}</p>
        <p className="as-state">
          {isPlayed ? t('schedule.play') : t('schedule.state', { notes, locked, all: here.length })}
          {unsent > 0 ? ` · ${t('schedule.unsent', { unsent })}` : ''}
        </p>
        {sitting.bars.length > 0 ? <p className="problem">{t('bar.title')}.</p> : null}
        {sitting.isMine ? null : <p className="problem">{t('schedule.takenOff')}</p>}
      </div>
      <a className="as-open" href={hashOf(sitting.id, isPlayed ? 'lembar' : 'catat')}>
        {t('schedule.open')}
        <span className="visually-hidden">
          : {sitting.exerciseName}, {clockTime(sitting.startMinute)}
        </span>
      </a>
    </li>
  )
}
