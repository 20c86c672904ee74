import { Button } from '@mantine/core'
import { acceptWashup, type Washup } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { competencyLabel } from '../../lib/competency-name.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** Takes together what nobody has to talk about. */
export function AcceptButton({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  if (!washup.me.isRecorder || washup.state === 'closed' || washup.toAccept === 0) return null
  const even = washup.competencies.filter(({ state }) => state === 'even')
  const accept = async () => {
    const competencies = even.map(({ competency, basis }) => ({ competency, basis }))
    await callApi(acceptWashup, { params: { id: washup.id }, body: { competencies } })
    await client.invalidateQueries({ queryKey: ['washup', washup.id] })
  }
  return (
    <>
      <Button variant="default" mb="md" onClick={() => setOpen(true)}>
        {t('washup:accept.button', { count: even.length })}
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={t('washup:accept.title')}
        confirmLabel={t('washup:accept.confirm')}
        onConfirm={accept}
        onClose={() => setOpen(false)}
      >
        <p>{t('washup:accept.lead')}</p>
        <ul>
          {even.map(({ competency, proposal }) => (
            <li key={competency}>{t('washup:accept.line', { name: competencyLabel(competency), level: proposal })}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  )
}
