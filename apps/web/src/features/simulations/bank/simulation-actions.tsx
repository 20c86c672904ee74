import { Button, Group } from '@mantine/core'
import { reviewSimulation, setSimulationState } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useBeginDraft } from './new-draft-buttons.tsx'
import type { SimulationView } from './simulation-facts.tsx'

type Step = 'approved' | 'returned' | 'in-use' | 'retired'

/** What can be done with a simulation now, and by whom the next step is to be taken. */
export function SimulationActions({ simulation }: { simulation: SimulationView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [step, setStep] = useState<Step | null>(null)
  const begin = useBeginDraft()
  const mayEdit = usePermission('simulation.edit')
  const mayApprove = usePermission('simulation.approve')
  const { id, state, currentVersion: version, draftId, mayReview, inUseVersion } = simulation
  const take = async (reason: string) => {
    const params = { id }
    if (step === 'approved' || step === 'returned')
      await callApi(reviewSimulation, { params, body: { version, verdict: step, note: reason } })
    else if (step) await callApi(setSimulationState, { params, body: { version, state: step, reason } })
    await client.invalidateQueries({ queryKey: ['simulations'] })
  }
  const steps: Step[] = [
    ...(mayReview ? (['approved', 'returned'] as const) : []),
    ...(mayApprove && state === 'reviewed' ? (['in-use'] as const) : []),
    ...(mayApprove && state !== 'retired' ? (['retired'] as const) : []),
  ]
  const hint =
    state === 'draft'
      ? mayReview
        ? 'review'
        : inUseVersion === null
          ? 'waitsForSecond'
          : 'waitsWithOld'
      : state === 'reviewed'
        ? 'readyToUse'
        : state === 'retired'
          ? 'retired'
          : null
  return (
    <>
      {hint ? <Notice>{t(`simulation:next.${hint}`, { version, used: inUseVersion ?? 0 })}</Notice> : null}
      {begin.isError ? <ErrorNotice error={begin.error} /> : null}
      <Group my="md">
        {mayEdit && draftId ? (
          <LinkButton to={`/simulasi/draf/${draftId}`} variant="default">
            {t('simulation:view.openDraft')}
          </LinkButton>
        ) : null}
        {mayEdit && !draftId ? (
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => begin.mutate({ from: 'version', simulationId: id })}
          >
            {t('simulation:view.revise')}
          </Button>
        ) : null}
        {mayEdit ? (
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => begin.mutate({ from: 'form', simulationId: id })}
          >
            {t('simulation:view.newForm')}
          </Button>
        ) : null}
        {steps.map((one) => (
          <Button
            key={one}
            variant={one === 'approved' || one === 'in-use' ? 'filled' : 'default'}
            onClick={() => setStep(one)}
          >
            {t(`simulation:step.${one}`)}
          </Button>
        ))}
      </Group>
      <ConfirmDialog
        opened={step !== null}
        title={step ? t(`simulation:step.${step}`) : ''}
        confirmLabel={step ? t(`simulation:step.${step}`) : ''}
        isDangerous={step === 'retired'}
        reason={step === 'returned' || step === 'retired' ? 'required' : 'optional'}
        onConfirm={take}
        onClose={() => setStep(null)}
      >
        {step ? t(`simulation:stepHint.${step}`, { version }) : ''}
      </ConfirmDialog>
    </>
  )
}
