import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { createMultiraterRound } from '@petakom/contract'
import { LEAST_GROUP } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

export function RoundDialog({ eventId, opened, onClose }: { eventId: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ name: '', leastGroup: LEAST_GROUP + 1, closesOn: '' })
  const make = useMutation({
    mutationFn: () => callApi(createMultiraterRound, { params: { id: eventId }, body: draft }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['multirater'] })
      onClose()
      await navigate({ to: `/kegiatan/${eventId}/kuesioner/${id}` as never })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('multirater:rounds.make')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('multirater:rounds.name')}
            required
            minLength={3}
            maxLength={120}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <NumberInput
            label={t('multirater:rounds.least')}
            description={t('multirater:rounds.leastHint')}
            min={LEAST_GROUP}
            max={20}
            allowDecimal={false}
            required
            value={draft.leastGroup}
            onChange={(value) => setDraft({ ...draft, leastGroup: Number(value) })}
          />
          <TextInput
            label={t('multirater:rounds.closesOn')}
            type="date"
            required
            value={draft.closesOn}
            onChange={(event) => setDraft({ ...draft, closesOn: event.currentTarget.value })}
          />
          {make.isError ? <ErrorNotice error={make.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t('multirater:rounds.makeNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
