import { Checkbox, NumberInput, Stack, Textarea } from '@mantine/core'
import { type Accommodation, setAccommodation } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Participant } from './event-data.ts'

const NONE: Accommodation = {
  ...{ reader: false, paper: false, largeText: false, highContrast: false, breaks: false },
  ...{ extraPercent: 0, extraMinutes: 0, note: '' },
}
export const YES_OR_NO = ['reader', 'paper', 'largeText', 'highContrast', 'breaks'] as const

interface AccommodationDialogProps {
  readonly eventId: string
  readonly participant: Participant
  readonly granted: Accommodation | undefined
  readonly onClose: () => void
}

/** What somebody is granted to sit the test on equal terms, and on what ground. */
export function AccommodationDialog({ eventId, participant, granted, onClose }: AccommodationDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState(granted ?? NONE)
  const number = (key: 'extraPercent' | 'extraMinutes', max: number) => (
    <NumberInput
      label={t(`events:accommodation.${key}`)}
      min={0}
      max={max}
      allowDecimal={false}
      value={draft[key]}
      onChange={(value) => setDraft({ ...draft, [key]: Number(value) || 0 })}
    />
  )
  return (
    <ConfirmDialog
      opened
      title={t('events:accommodation.title', { name: participant.name })}
      confirmLabel={t('events:accommodation.submit')}
      onClose={onClose}
      onConfirm={async () => {
        const { reader, paper, largeText, highContrast, breaks, extraPercent, extraMinutes, note } = draft
        const body = { reader, paper, largeText, highContrast, breaks, extraPercent, extraMinutes, note }
        await callApi(setAccommodation, { params: { id: participant.id }, body })
        await client.invalidateQueries({ queryKey: ['event', eventId] })
      }}
    >
      <Stack>
        {YES_OR_NO.map((key) => (
          <Checkbox
            key={key}
            label={t(`events:accommodation.${key}`)}
            checked={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.checked })}
          />
        ))}
        {number('extraPercent', 200)}
        {number('extraMinutes', 240)}
        <Textarea
          label={t('events:accommodation.note')}
          required
          minLength={3}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
      </Stack>
    </ConfirmDialog>
  )
}
