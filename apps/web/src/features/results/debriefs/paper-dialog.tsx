import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { acknowledgeOnPaper, type Debrief } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { AcknowledgeFields } from './acknowledge-fields.tsx'

interface Props {
  readonly participantId: string
  readonly debrief: Debrief | null
  readonly today: string
  readonly onClose: () => void
}

/** Takes over what the participant signed on paper. */
export function PaperDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.debrief !== null}
      onClose={props.onClose}
      title={t('debriefs:page.paper')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {props.debrief ? <PaperForm {...props} debrief={props.debrief} /> : null}
    </Modal>
  )
}

function PaperForm({ participantId, debrief, today, onClose }: Props & { debrief: Debrief }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [word, setWord] = useState({ agrees: true, words: '' })
  const [signedOn, setSignedOn] = useState(today)
  const save = useMutation({
    mutationFn: () =>
      callApi(acknowledgeOnPaper, { params: { id: debrief.id }, body: { ...word, signedOn, turn: debrief.turn } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['debriefs', participantId] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{t('debriefs:page.paperText')}</p>
        <TextInput
          label={t('debriefs:word.signedOn')}
          type="date"
          required
          min={debrief.heldOn}
          max={today}
          value={signedOn}
          onChange={(event) => setSignedOn(event.currentTarget.value)}
        />
        <AcknowledgeFields word={word} onChange={setWord} />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('debriefs:word.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
