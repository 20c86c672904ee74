import { NativeSelect } from '@mantine/core'
import { addMember, type SuccessionCandidate } from '@petakom/contract'
import { READINESS_SLOTS, type ReadinessSlot } from '@petakom/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { blockerSentences, slotName } from './succession-words.ts'

/** One official for one post, and how the last proposal judged that. */
export interface Choice {
  readonly jabatanId: string
  readonly postName: string
  readonly pegawaiId: string
  readonly name: string
  readonly judged: SuccessionCandidate | null
}

/** Puts somebody into a pool: the readiness and the reason are the person's own. */
export function AddDialog({ choice, onClose }: { choice: Choice | null; onClose: () => void }) {
  return choice ? (
    <OpenDialog key={`${choice.jabatanId} ${choice.pegawaiId}`} choice={choice} onClose={onClose} />
  ) : null
}

function OpenDialog({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [readiness, setReadiness] = useState<ReadinessSlot>(choice.judged?.slot ?? 'later')
  const { jabatanId, pegawaiId, judged } = choice
  const inTheWay = judged ? blockerSentences(judged, i18n) : [t('succession:departure.not-judged')]
  return (
    <ConfirmDialog
      opened
      title={t('succession:add.title')}
      confirmLabel={t('succession:add.confirm')}
      reason="required"
      onClose={onClose}
      onConfirm={async (reason) => {
        await callApi(addMember, { body: { jabatanId, pegawaiId, readiness, reason } })
        await client.invalidateQueries({ queryKey: ['succession'] })
      }}
    >
      <p>{t('succession:add.text', { name: choice.name, post: choice.postName })}</p>
      {inTheWay.length > 0 ? (
        <>
          <p>{t('succession:add.inTheWay')}</p>
          <ul>
            {inTheWay.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      <NativeSelect
        label={t('succession:column.readiness')}
        value={readiness}
        data={READINESS_SLOTS.map((slot) => ({ value: slot, label: slotName(slot, i18n) }))}
        onChange={(event) => setReadiness(event.currentTarget.value as ReadinessSlot)}
      />
    </ConfirmDialog>
  )
}
