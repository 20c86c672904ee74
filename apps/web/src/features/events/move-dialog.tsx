import { NativeSelect, Stack } from '@mantine/core'
import { moveParticipant } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatTime, type Timezone } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type EventData, type Participant, participantsQuery } from './event-data.ts'

/** Another session or seat for one person. Only free seats are offered; the server checks once more. */
export function MoveDialog(props: { event: EventData; participant: Participant; onClose: () => void }) {
  const { event, participant, onClose } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const everybody = useQuery(participantsQuery(event.id))
  const [session, setSession] = useState(participant.session ?? event.sessionList[0]?.number ?? 1)
  const taken = new Set(
    (everybody.data ?? [])
      .filter((one) => one.session === session && one.id !== participant.id)
      .map(({ seat }) => seat),
  )
  const free = Array.from({ length: event.capacity }, (_, index) => index + 1).filter((seat) => !taken.has(seat))
  const [chosen, setChosen] = useState(participant.seat)
  const seat = chosen !== null && free.includes(chosen) ? chosen : free[0]
  const zone = event.timezone as Timezone
  return (
    <ConfirmDialog
      opened
      title={t('events:move.title', { name: participant.name })}
      confirmLabel={t('events:move.submit')}
      onClose={onClose}
      onConfirm={async () => {
        const body = { session, seat: seat ?? 0 }
        await callApi(moveParticipant, { params: { id: participant.id }, body })
        await client.invalidateQueries({ queryKey: ['event', event.id] })
      }}
    >
      <Stack>
        <NativeSelect
          label={t('events:move.session')}
          value={String(session)}
          data={event.sessionList.map(({ number, startsAt, seated }) => ({
            value: String(number),
            label: t('events:move.optionLabel', {
              number,
              date: formatDate(startsAt, zone),
              time: formatTime(startsAt, zone),
              free: event.capacity - seated,
            }),
          }))}
          onChange={(picked) => setSession(Number(picked.currentTarget.value))}
        />
        {free.length === 0 ? (
          <Notice tone="warning">{t('events:move.full')}</Notice>
        ) : (
          <NativeSelect
            label={t('events:move.seat')}
            value={String(seat)}
            data={free.map(String)}
            onChange={(picked) => setChosen(Number(picked.currentTarget.value))}
          />
        )}
        <p>{t('events:move.submitText')}</p>
      </Stack>
    </ConfirmDialog>
  )
}
