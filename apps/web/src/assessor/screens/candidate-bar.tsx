import type { WatchedCandidate, WatchedSitting } from '@petakom/contract'
import { useText } from '../messages/index.ts'

interface CandidateBarProps {
  readonly sitting: WatchedSitting
  readonly chosen: readonly string[]
  /** Whether digits choose on this screen. */
  readonly hasKeys?: boolean
  /** Words under a name: how many notes, locked or not. */
  stateOf(candidate: WatchedCandidate): string
  onChoose(id: string): void
}

/** Whom the work is about: one press each. */
export function CandidateBar({ sitting, chosen, hasKeys = false, stateOf, onChoose }: CandidateBarProps) {
  const { t } = useText()
  return (
    <fieldset className="bare">
      <legend className="visually-hidden">{t('candidates.title')}</legend>
      <div className="as-candidates">
        {sitting.candidates.map((candidate, index) => (
          <button
            key={candidate.id}
            type="button"
            aria-pressed={chosen.includes(candidate.id)}
            onClick={() => onChoose(candidate.id)}
          >
            <span className="as-candidate-name">
              {hasKeys && sitting.candidates.length > 1 && index < 9 ? <kbd>{index + 1}</kbd> : null} {candidate.name}
            </span>
            <span className="as-candidate-state">{candidate.isHere ? stateOf(candidate) : t('candidates.gone')}</span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
