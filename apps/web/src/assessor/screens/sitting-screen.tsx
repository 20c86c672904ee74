import type { WatchedSheet, WatchedSitting } from '@petakom/contract'
import { type ObservationAct, type ObservationWorkspace, replayObservation } from '@petakom/domain'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { Bench, BenchView } from '../bench/bench.ts'
import { type AssessorKey, useText } from '../messages/index.ts'
import type { SittingProblem } from '../store/kept-entry.ts'
import type { Store } from '../store/store.ts'
import { ClassifyStep } from './classify-step.tsx'
import { NotesStep } from './notes-step.tsx'
import { RateStep } from './rate-step.tsx'
import { RatingBars } from './rating-bars.tsx'
import { SheetStep } from './sheet-step.tsx'
import { hashOf, STEPS, type Step } from './use-hash.ts'
import { zoneOf } from './zone.ts'

/** What every step of a sitting works on. */
export interface StepProps {
  readonly bench: Bench
  readonly store: Store
  readonly clock: ServerClock
  readonly view: BenchView
  readonly sitting: WatchedSitting
  readonly sheet: WatchedSheet | undefined
  readonly workspace: ObservationWorkspace
  /** The candidate that is looked at: kept from step to step. */
  readonly candidate: string | null
  choose(candidate: string | null): void
  write(...acts: readonly ObservationAct[]): void
  /** "M.03 Komunikasi" */
  nameOf(competency: string): string
}

interface SittingScreenProps {
  readonly bench: Bench
  readonly store: Store
  readonly clock: ServerClock
  readonly view: BenchView
  readonly sitting: WatchedSitting
  readonly step: Step
}

const PROBLEMS: Record<SittingProblem, AssessorKey> = {
  gone: 'problem.gone',
  'not-yours': 'problem.notYours',
  full: 'problem.full',
  unreadable: 'problem.unreadable',
}

export function SittingScreen({ bench, store, clock, view, sitting, step }: SittingScreenProps) {
  const { t, day, clockTime, language } = useText()
  const entries = view.entries.get(sitting.id)
  const workspace = useMemo(() => replayObservation(entries ?? []), [entries])
  const [candidate, choose] = useState<string | null>(sitting.candidates[0]?.id ?? null)
  const content = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) content.current?.focus()
    shown.current = step
  }, [step])

  const word = view.words.get(sitting.id)
  const { sheets, competencies, instansi } = view.workspace
  const props: StepProps = {
    ...{ bench, store, clock, view, sitting, workspace, candidate, choose },
    sheet: sheets.find(({ id, version }) => id === sitting.sheetId && version === sitting.sheetVersion),
    write: (...acts) => bench.write(sitting.id, acts),
    nameOf(code) {
      const found = competencies.find((one) => one.code === code)
      return found ? `${code} ${language === 'id' ? found.name : found.nameEn}` : code
    },
  }
  const Body = { catat: NotesStep, klasifikasi: ClassifyStep, nilai: RateStep, lembar: SheetStep }[step]
  const steps = sitting.task === 'role-player' ? (['lembar'] as const) : STEPS
  return (
    <>
      <p className="as-back">
        <a href="#/">← {t('schedule.title')}</a>
      </p>
      <h1 className="exam-name">{sitting.exerciseName}</h1>
      <p className="muted">
        {day(sitting.day)}, {clockTime(sitting.startMinute)} {zoneOf(instansi.timezone)} · {sitting.room} ·{' '}
        {t('sitting.minutes', { minutes: sitting.minutes })}
      </p>
      {sitting.isMine ? null : <Notice tone="warning">{t('schedule.takenOff')}</Notice>}
      {sitting.bars.length > 0 ? (
        <Notice tone="warning">
          <p>
            <strong>{t('bar.title')}.</strong> {t('bar.hint')}
          </p>
          <RatingBars bars={sitting.bars} />
        </Notice>
      ) : null}
      {word?.problem ? <Notice tone="warning">{t(PROBLEMS[word.problem])}</Notice> : null}
      {word && word.late > 0 ? <Notice tone="warning">{t('sitting.late', { late: word.late })}</Notice> : null}
      {steps.length > 1 ? (
        <nav aria-label={t('sitting.steps')} className="as-steps">
          {steps.map((one, index) => (
            <a key={one} href={hashOf(sitting.id, one)} aria-current={one === step ? 'step' : undefined}>
              {one === 'lembar' ? '' : `${index + 1}. `}
              {t(`step.${one}`)}
            </a>
          ))}
        </nav>
      ) : null}
      <div ref={content} tabIndex={-1} className="exam-content" data-step={step}>
        <Body {...props} />
      </div>
    </>
  )
}
