import { Button } from '@mantine/core'
import { withdrawRound } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { type Round, refreshRound } from '../placement-data.ts'
import { ReasonDialog } from '../reason-dialog.tsx'

/** Closes a round that will come to nothing; what was made of it stays readable. */
export function WithdrawButton({ round }: { round: Round }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isAsked, ask] = useState(false)
  const mayEdit = usePermission('placement.edit')
  if (!mayEdit || (round.state !== 'draft' && round.state !== 'frozen')) return null
  const send = async (reason: string) => {
    await callApi(withdrawRound, { params: { id: round.id }, body: { version: round.version, reason } })
    await refreshRound(client)
  }
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('placement:withdraw.action')}
      </Button>
      <ReasonDialog
        opened={isAsked}
        title={t('placement:withdraw.title')}
        confirmLabel={t('placement:withdraw.action')}
        isDangerous
        onConfirm={send}
        onClose={() => ask(false)}
      >
        {t('placement:withdraw.text')}
      </ReasonDialog>
    </>
  )
}
