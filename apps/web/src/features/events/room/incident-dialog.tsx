import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core'
import { noteIncident, type RoomIncident, type RoomRow } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { EventData } from '../event-data.ts'

const KINDS: readonly RoomIncident['kind'][] = ['technical', 'illness', 'disturbance', 'conduct', 'other']

interface IncidentDialogProps {
  readonly event: EventData
  readonly sessionId: string
  /** Null for the whole room. */
  readonly row: RoomRow | null
  readonly opened: boolean
  readonly onClose: () => void
}

/** Writes down what happened, in the committee's words. */
export function IncidentDialog(props: IncidentDialogProps) {
  const { t } = useTranslation()
  const { row, opened, onClose } = props
  const title = row ? t('events:room.noteFor', { name: row.name }) : t('events:room.note')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {opened ? <IncidentForm {...props} /> : null}
    </Modal>
  )
}

function IncidentForm({ event, sessionId, row, onClose }: IncidentDialogProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RoomIncident['kind']>('technical')
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      callApi(noteIncident, {
        params: { id: event.id },
        body: { sessionId, participantId: row?.participantId ?? null, kind, note },
      }),
    onSuccess: onClose,
  })
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault()
        if (note.trim().length < 3) return setMissing(true)
        send.mutate()
      }}
    >
      <Stack>
        <NativeSelect
          label={t('events:room.kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`events:room.incident.${value}`) }))}
          onChange={(change) => setKind(change.currentTarget.value as RoomIncident['kind'])}
        />
        <Textarea
          label={t('events:room.whatHappened')}
          autosize
          minRows={3}
          value={note}
          error={isMissing ? t('events:room.noteMissing') : undefined}
          onChange={(change) => setNote(change.currentTarget.value)}
        />
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t('events:room.saveNote')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
