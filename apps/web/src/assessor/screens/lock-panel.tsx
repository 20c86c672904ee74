import { decideLock } from '@petakom/domain'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import { type AssessorKey, useText } from '../messages/index.ts'
import { RatingBars } from './rating-bars.tsx'
import type { StepProps } from './sitting-screen.tsx'
import { hashOf } from './use-hash.ts'

interface LockPanelProps extends Omit<StepProps, 'candidate'> {
  readonly candidate: string
}

/** What keeps the levels from being locked, with the way there; or the lock. */
export function LockPanel({ sitting, workspace, view, write, nameOf, candidate }: LockPanelProps) {
  const { t } = useText()
  const [isSure, setSure] = useState(false)
  const decision = decideLock(workspace, candidate, sitting.competencies)
  const found = sitting.candidates.find(({ id }) => id === candidate)
  const refused = view.words.get(sitting.id)?.refusedLocks.findLast((one) => one.candidate === candidate)
  const unsorted = workspace.notes.filter(
    (note) => note.candidate === candidate && !note.isDropped && note.places.size === 0,
  ).length
  const mayLock = sitting.isMine && found?.isHere === true
  const goTo = (competency: string) => document.getElementById(`rate-${competency}`)?.focus()
  return (
    <section className="card as-lock" aria-labelledby="lock-title">
      <h3 id="lock-title">{t('lock.title', { name: found?.name ?? '' })}</h3>
      {refused && refused.why !== 'missing' ? (
        <Notice tone="warning">
          <p>{t(`lock.refused.${refused.why}` as AssessorKey)}</p>
          {refused.bars.length > 0 ? <RatingBars bars={refused.bars} /> : null}
        </Notice>
      ) : null}
      {decision.outcome === 'missing' ? (
        <>
          <p>{t('lock.missing')}</p>
          <ul>
            {decision.missing.map(({ competency, why }) => (
              <li key={competency}>
                {nameOf(competency)}: {t(`lock.why.${why}` as AssessorKey)}{' '}
                {why === 'no-evidence' ? (
                  <a href={hashOf(sitting.id, 'klasifikasi')}>{t('rate.sortNow')}</a>
                ) : (
                  <button type="button" className="quiet" onClick={() => goTo(competency)}>
                    {t('lock.go')}
                    <span className="visually-hidden"> {nameOf(competency)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('lock.ready')}</p>
      )}
      {unsorted > 0 ? <p className="muted">{t('lock.unsorted', { notes: unsorted })}</p> : null}
      {mayLock ? null : (
        <p className="problem">{t(sitting.isMine ? 'lock.refused.not-here' : 'lock.refused.not-mine')}</p>
      )}
      <button
        type="button"
        className="primary"
        disabled={!mayLock || decision.outcome === 'missing'}
        onClick={() => setSure(true)}
      >
        {t('lock.lock')}
      </button>
      {isSure ? (
        <LockDialog
          name={found?.name ?? ''}
          onNo={() => setSure(false)}
          onYes={() => {
            setSure(false)
            write({ type: 'lock', candidate, sheetVersion: sitting.sheetVersion })
          }}
        />
      ) : null}
    </section>
  )
}

function LockDialog({ name, onYes, onNo }: { name: string; onYes: () => void; onNo: () => void }) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} onClose={onNo} aria-labelledby="lock-sure">
      <h2 id="lock-sure">{t('lock.sure', { name })}</h2>
      <p>{t('lock.sureText')}</p>
      <p className="item-actions">
        <button type="button" onClick={onNo}>
          {t('lock.no')}
        </button>
        <button type="button" className="primary" onClick={onYes}>
          {t('lock.yes')}
        </button>
      </p>
    </dialog>
  )
}
