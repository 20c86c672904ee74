import { Checkbox } from '@mantine/core'
import { acceptSuccession } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Way } from './run-page.tsx'

/** Takes one way of a proposal, with a reason; those of earlier proposals may go in the same step. */
export function AcceptDialog({ runId, way, onClose }: { runId: string; way: Way | null; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [replace, setReplace] = useState(false)
  return (
    <ConfirmDialog
      opened={way !== null}
      title={t('succession:accept.title')}
      confirmLabel={t('succession:accept.confirm')}
      reason="required"
      onClose={onClose}
      onConfirm={async (reason) => {
        await callApi(acceptSuccession, { params: { id: runId }, body: { way: way!, reason, replace } })
        await client.invalidateQueries({ queryKey: ['succession'] })
      }}
    >
      <p>{t('succession:accept.text', { way: way ? t(`succession:way.${way}`) : '' })}</p>
      <Checkbox
        label={t('succession:accept.replace')}
        checked={replace}
        onChange={(event) => setReplace(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  )
}
