import { Button } from '@mantine/core'
import { type getSimulationDraft, publishSimulationDraft, type ResponseOf } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ApiError } from '../../../lib/api-error.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'

interface PublishButtonProps {
  readonly id: string
  readonly basedOn: ResponseOf<typeof getSimulationDraft>['basedOn']
  readonly hasErrors: boolean
  readonly flush: () => Promise<number | null>
}

/** Makes a version of the draft, which can then be reviewed; the draft ends with it. */
export function PublishButton({ id, basedOn, hasErrors, flush }: PublishButtonProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [seen, setSeen] = useState<number | null>(null)
  const publish = async () => {
    const revision = await flush()
    if (revision === null) throw new ApiError(0, 'NOT_SAVED', t('simulation:publish.failed'))
    const body = { revision, ...(seen === null ? {} : { seenVersion: seen }) }
    const { simulationId } = await callApi(publishSimulationDraft, { params: { id }, body }).catch((error: unknown) => {
      // Whoever has read that another version came may publish over it by pressing again.
      if (error instanceof ApiError && error.code === 'SIMULATION_VERSION_MOVED')
        setSeen((error.details as { version: number }).version)
      throw error
    })
    await client.invalidateQueries({ queryKey: ['simulations'] })
    await navigate({ to: `/simulasi/${simulationId}` as never })
  }
  return (
    <>
      <Button
        disabled={hasErrors}
        onClick={() => setOpen(true)}
        aria-describedby={hasErrors ? 'publish-why' : undefined}
      >
        {t('simulation:publish.button')}
      </Button>
      {hasErrors ? <span id="publish-why">{t('simulation:publish.errors')}</span> : null}
      <ConfirmDialog
        opened={isOpen}
        title={t('simulation:publish.title')}
        confirmLabel={t('simulation:publish.button')}
        onConfirm={publish}
        onClose={() => setOpen(false)}
      >
        {basedOn ? t('simulation:publish.next', { code: basedOn.code }) : t('simulation:publish.first')}
      </ConfirmDialog>
    </>
  )
}
