import { decideLock } from '@petakom/domain'
import { Notice } from '../../exam/screens/frame.tsx'
import { useText } from '../messages/index.ts'
import { CandidateBar } from './candidate-bar.tsx'
import { LockPanel } from './lock-panel.tsx'
import { RateCompetency } from './rate-competency.tsx'
import type { StepProps } from './sitting-screen.tsx'

/** "Nilai": a level for each competency, by its anchors and on evidence; then all of them are locked. */
export function RateStep(props: StepProps) {
  const { sitting, sheet, workspace, candidate, choose, view } = props
  const { t } = useText()
  const rated = sheet?.content.competencies.filter(({ competency }) => sitting.competencies.includes(competency)) ?? []
  const lockOf = (id: string | null) => sitting.locks.find((lock) => lock.candidate === id)
  const asked = candidate ? workspace.locksAsked.get(candidate) : undefined
  const isAsked = (view.entries.get(sitting.id) ?? []).some(
    ({ device, seq, sent }) => device === asked?.device && seq === asked.seq && sent === 0,
  )
  const lock = lockOf(candidate)
  return (
    <>
      <h2 className="visually-hidden">{t('step.nilai')}</h2>
      <CandidateBar
        sitting={sitting}
        chosen={candidate ? [candidate] : []}
        onChoose={choose}
        stateOf={({ id }) => {
          if (lockOf(id)) return t('rate.lockedShort')
          const decision = decideLock(workspace, id, sitting.competencies)
          const left = decision.outcome === 'missing' ? decision.missing.length : 0
          return t(left > 0 ? 'rate.left' : 'rate.ready', { left })
        }}
      />
      {lock ? (
        <Notice tone="success">
          <p>{t('rate.isLocked')}</p>
          {lock.isLate ? <p>{t('rate.isLate')}</p> : null}
        </Notice>
      ) : null}
      {isAsked && !lock ? <Notice tone="info">{t('rate.isAsked')}</Notice> : null}
      {candidate ? (
        <>
          {rated.map((competency) => (
            <RateCompetency
              key={`${candidate} ${competency.competency}`}
              {...props}
              {...{ competency, candidate, isLocked: lock !== undefined || isAsked }}
              locked={lock?.levels.find((one) => one.competency === competency.competency)}
            />
          ))}
          {lock || isAsked ? null : <LockPanel key={candidate} {...props} candidate={candidate} />}
        </>
      ) : (
        <p className="muted">{t('rate.noCandidate')}</p>
      )}
    </>
  )
}
