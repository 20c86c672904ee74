import { Button, Group } from '@mantine/core'
import { KeyEffectSummary, rejectKeyCorrection, releaseKeyCorrection } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useJob } from '../../../lib/use-job.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import type { CorrectionView } from './correction-view-page.tsx'

type EventView = CorrectionView['events'][number]

/** Releases or rejects the correction in one event, each with a reason. */
export function DecideCorrection(props: {
  view: CorrectionView
  event: EventView
  effect: NonNullable<EventView['effect']>
}) {
  const { t } = useTranslation()
  const { view, event, effect } = props
  const client = useQueryClient()
  const [asked, ask] = useState<'release' | 'reject' | null>(null)
  const reason = useRef('')
  const refresh = () => client.invalidateQueries()
  const job = useJob(
    () =>
      callApi(releaseKeyCorrection, {
        params: { id: view.id },
        body: { eventId: event.id, reason: reason.current, hash: effect.hash },
      }),
    KeyEffectSummary,
    refresh,
  )
  async function confirm(text: string) {
    if (asked === 'reject') {
      await callApi(rejectKeyCorrection, { params: { id: view.id }, body: { eventId: event.id, reason: text } })
      await refresh()
    } else {
      reason.current = text
      job.start()
    }
  }
  const categories = effect.changes.filter((one) => one.isCategoryChange).length
  return (
    <>
      <Group my="md">
        <Button loading={job.isRunning} onClick={() => ask('release')}>
          {t('corrections:decide.release')}
        </Button>
        <Button variant="default" disabled={job.isRunning} onClick={() => ask('reject')}>
          {t('corrections:decide.reject')}
        </Button>
      </Group>
      <JobProgress label={t('corrections:decide.releasing')} job={job} />
      <ConfirmDialog
        opened={asked !== null}
        title={t(asked === 'reject' ? 'corrections:decide.reject' : 'corrections:decide.release')}
        confirmLabel={t(asked === 'reject' ? 'corrections:decide.reject' : 'corrections:decide.release')}
        reason="required"
        onConfirm={confirm}
        onClose={() => ask(null)}
      >
        <p>
          {asked === 'reject'
            ? t('corrections:decide.rejectText')
            : t('corrections:decide.releaseText', { changed: effect.changes.length, categories })}
        </p>
        <p>{t('corrections:form.reasonHint')}</p>
      </ConfirmDialog>
    </>
  )
}
