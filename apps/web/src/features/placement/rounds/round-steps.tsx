import { useTranslation } from 'react-i18next'
import { Stepper } from '../../../ui/stepper.tsx'
import type { Round } from '../placement-data.ts'

const STEPS = ['freeze', 'plan', 'compare', 'propose', 'decided', 'archived'] as const
type Step = (typeof STEPS)[number]

/** What is to be done next in a round; `archived` once nothing is. */
export function currentStep({ state, snapshot, plans }: Pick<Round, 'state' | 'snapshot' | 'plans'>): Step {
  if (state === 'archived') return 'archived'
  if (state === 'decided') return 'archived'
  if (state === 'proposed') return 'decided'
  if (snapshot === null) return 'freeze'
  return plans === 0 ? 'plan' : plans === 1 ? 'compare' : 'propose'
}

export function RoundSteps({ round }: { round: Round }) {
  const { t } = useTranslation()
  if (round.state === 'withdrawn') return null
  return <Stepper steps={STEPS.map((id) => ({ id, label: t(`placement:step.${id}`) }))} current={currentStep(round)} />
}
