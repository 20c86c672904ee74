import { useEffect, useState } from 'react'
import type { ServerClock } from '../../lib/server-clock.ts'
import { type Exam, examApi } from '../exam-api.ts'
import type { Journal } from '../journal/journal.ts'
import { formatDay, formatTime, type MessageKey } from '../messages/index.ts'
import { useSettings } from '../settings.tsx'
import { Frame } from './frame.tsx'
import { LateWord } from './late-word.tsx'

/** A kept description of an exam from before there were ways to meet its items has none. */
const isOneWay = ({ mode }: Exam['attempts'][number]) => mode === 'forward' || mode === 'adaptive'
const isSimulation = ({ kind }: Exam['attempts'][number]) => kind === 'SIMULATION'

interface PreparationProps {
  readonly exam: Exam
  readonly journal: Journal
  readonly clock: ServerClock
  readonly onReady: () => void
}

export function Preparation({ exam, journal, clock, onReady }: PreparationProps) {
  const { t, language } = useSettings()
  const { timezone } = exam.instansi
  const change = exam.attempts.some(isOneWay) ? 'prepare.rule.oneWay' : 'prepare.rule.change'
  const rules: MessageKey[] = ['prepare.rule.clock', 'prepare.rule.alone']
  if (!exam.attempts.every(isSimulation)) rules.push(change)
  if (exam.attempts.some(isSimulation)) rules.push('prepare.rule.simulation')
  rules.push('prepare.rule.device')
  return (
    <Frame exam={exam}>
      <h1>{t('prepare.title')}</h1>
      <p className="lead">
        {exam.name} <span className="muted tabular">{groupNip(exam.nip)}</span>
      </p>
      <dl className="facts">
        <Fact name={t('prepare.number')} value={String(exam.number)} />
        <Fact name={t('prepare.seat')} value={exam.seat === null ? t('prepare.noSeat') : String(exam.seat)} />
        <Fact name={t('prepare.place')} value={exam.venue} />
        <Fact
          name={t('prepare.session', { number: exam.sessionNumber })}
          value={`${formatDay(exam.startsAt, timezone, language)}, ${formatTime(exam.startsAt, timezone)}`}
        />
      </dl>
      <section aria-labelledby="exercises">
        <h2 id="exercises">{t('prepare.exercises')}</h2>
        <ul>
          {exam.attempts.map((attempt) => (
            <li key={attempt.id}>
              {t(isSimulation(attempt) ? 'prepare.simulation' : 'prepare.exercise', {
                name: attempt.name,
                items: attempt.items,
                minutes: Math.round(attempt.durationSeconds / 60),
              })}
              {isOneWay(attempt) && ` (${t(attempt.mode === 'adaptive' ? 'prepare.adaptive' : 'prepare.forward')})`}
              {attempt.late && <LateWord late={attempt.late} />}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('prepare.rules')}</h2>
        <ol>
          {rules.map((rule) => (
            <li key={rule}>{t(rule)}</li>
          ))}
        </ol>
      </section>
      <DeviceCheck journal={journal} clock={clock} />
      <PracticeItem />
      <section aria-labelledby="privacy">
        <h2 id="privacy">{t('prepare.privacy')}</h2>
        <p>{t('prepare.privacy.text', { instansi: exam.instansi.name })}</p>
      </section>
      <button type="button" className="primary" onClick={onReady}>
        {t('prepare.ready')}
      </button>
    </Frame>
  )
}

/** 8-6-1-3, as on the cards. */
function groupNip(nip: string): string {
  return nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const CLOCK_TOLERANCE_MINUTES = 2

function DeviceCheck({ journal, clock }: { journal: Journal; clock: ServerClock }) {
  const { t } = useSettings()
  const [isConnected, setConnected] = useState<boolean>()
  useEffect(() => {
    examApi.exam().then(
      ({ now }) => {
        clock.sync(now)
        setConnected(true)
      },
      () => setConnected(false),
    )
  }, [clock])
  const minutesOff = Math.round(Math.abs(clock.now() - Date.now()) / 60_000)
  const isClockGood = minutesOff < CLOCK_TOLERANCE_MINUTES
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('prepare.check')}</h2>
      <ul className="checks" aria-live="polite">
        <Check
          name="prepare.check.storage"
          isGood={journal.isDurable}
          text={t(journal.isDurable ? 'prepare.check.storage.ok' : 'prepare.check.storage.bad')}
        />
        <Check
          name="prepare.check.server"
          isGood={isConnected}
          text={t(
            isConnected === undefined ? 'prepare.check.busy' : isConnected ? 'prepare.check.server.ok' : 'app.offline',
          )}
        />
        <Check
          name="prepare.check.clock"
          isGood={isClockGood}
          text={isClockGood ? t('prepare.check.clock.ok') : t('prepare.check.clock.off', { minutes: minutesOff })}
        />
      </ul>
    </section>
  )
}

function Check({ name, isGood, text }: { name: MessageKey; isGood: boolean | undefined; text: string }) {
  const { t } = useSettings()
  return (
    <li className={isGood === false ? 'check-bad' : ''}>
      <span aria-hidden="true">{isGood === undefined ? '…' : isGood ? '✓' : '!'}</span>
      <span>
        <strong>{t(name)}</strong>: {text}
      </span>
    </li>
  )
}

function PracticeItem() {
  const { t } = useSettings()
  const [choice, setChoice] = useState<string>()
  return (
    <section aria-labelledby="practice">
      <h2 id="practice">{t('prepare.practice')}</h2>
      <fieldset className="item">
        <legend>{t('prepare.practice.stem')}</legend>
        {(['a', 'b', 'c'] as const).map((key) => (
          <label key={key} className="option">
            <input type="radio" name="practice" checked={choice === key} onChange={() => setChoice(key)} />
            <span>{t(`prepare.practice.${key}`)}</span>
          </label>
        ))}
      </fieldset>
      <p role="status">{choice && t('prepare.practice.done')}</p>
    </section>
  )
}
