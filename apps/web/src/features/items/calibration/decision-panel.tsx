import { Button, Group, TextInput } from '@mantine/core'
import { decideCalibration } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { CalibrationView } from './calibration-page.tsx'

/** Approve or reject, each with a reason; offered to whoever may decide and did not run it. */
export function DecisionPanel({ view }: { view: CalibrationView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayDecide = usePermission('calibration.decide')
  const [asked, ask] = useState<'approved' | 'rejected' | null>(null)
  const [validFrom, setValidFrom] = useState(view.earliestDay)
  if (view.decision || !mayDecide) return null
  if (!view.mayDecide) return <Notice>{t('calibration:decision.own')}</Notice>
  const send = async (reason: string) => {
    const body =
      asked === 'approved'
        ? { decision: 'approved' as const, reason, validFrom }
        : { decision: 'rejected' as const, reason }
    await callApi(decideCalibration, { params: { id: view.id }, body })
    await client.invalidateQueries()
  }
  return (
    <section>
      <h2>{t('calibration:decision.title')}</h2>
      <p>{t('calibration:decision.lead')}</p>
      <Group my="md">
        <Button disabled={!view.converged} onClick={() => ask('approved')}>
          {t('calibration:decision.approve')}
        </Button>
        <Button variant="default" onClick={() => ask('rejected')}>
          {t('calibration:decision.reject')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asked !== null}
        title={t(`calibration:decision.${asked === 'rejected' ? 'rejectTitle' : 'approveTitle'}`)}
        confirmLabel={t(`calibration:decision.${asked === 'rejected' ? 'reject' : 'approve'}`)}
        reason="required"
        onConfirm={send}
        onClose={() => ask(null)}
      >
        {asked === 'rejected' ? (
          <p>{t('calibration:decision.rejectText')}</p>
        ) : (
          <>
            <p>{t('calibration:decision.approveText', { count: view.calibrated })}</p>
            <TextInput
              type="date"
              label={t('calibration:decision.validFrom')}
              min={view.earliestDay}
              value={validFrom}
              onChange={(event) => setValidFrom(event.currentTarget.value)}
            />
          </>
        )}
      </ConfirmDialog>
    </section>
  )
}
