import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { addDebrief, correctDebrief, type Debrief, type DebriefAction } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { ActionFields } from './action-fields.tsx'

const NO_ACTION: DebriefAction = { competency: null, text: '', support: '', due: null }
const MOST_ACTIONS = 12

interface Props {
  readonly participantId: string
  readonly corrected: Debrief | null
  /** Actions of a new meeting begin from it. */
  readonly advice: readonly { readonly competency: string; readonly text: string }[]
  readonly today: string
  readonly earliest: string
  readonly onClose: () => void
}

/** Records a meeting or corrects one. Stays open with what was typed when the server refuses. */
export function DebriefForm({ participantId, corrected, advice, today, earliest, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState({
    heldOn: corrected?.heldOn ?? today,
    place: corrected?.place ?? '',
    ledBy: corrected?.ledBy ?? '',
    notes: corrected?.notes ?? '',
    reason: '',
  })
  const [actions, setActions] = useState<DebriefAction[]>(
    corrected?.actions ??
      advice.map(({ competency, text }) => ({ ...NO_ACTION, competency, text: text.slice(0, 500) })),
  )
  const save = useMutation({
    mutationFn: async () => {
      const { reason, ...words } = draft
      if (!corrected) return callApi(addDebrief, { params: { id: participantId }, body: { ...words, actions } })
      const body = { ...words, actions, reason, turn: corrected.turn }
      return callApi(correctDebrief, { params: { id: corrected.id }, body })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['debriefs', participantId] })
      onClose()
    },
  })
  const entry = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} aria-label={t('debriefs:form.title')} className="no-print">
      <Stack maw={760} my="md">
        <h2>{corrected ? t('debriefs:form.correctTitle') : t('debriefs:form.title')}</h2>
        <TextInput
          label={t('debriefs:form.heldOn')}
          type="date"
          required
          min={earliest}
          max={today}
          {...entry('heldOn')}
        />
        <TextInput label={t('debriefs:form.place')} required minLength={2} maxLength={200} {...entry('place')} />
        <TextInput
          label={t('debriefs:form.ledBy')}
          description={t('debriefs:form.ledByHint')}
          required
          minLength={3}
          maxLength={200}
          {...entry('ledBy')}
        />
        <Textarea
          label={t('debriefs:form.notes')}
          description={t('debriefs:form.notesHint')}
          required
          autosize
          minRows={4}
          minLength={10}
          maxLength={4000}
          {...entry('notes')}
        />
        {actions.map((action, index) => (
          <ActionFields
            // biome-ignore lint/suspicious/noArrayIndexKey: an action has no other name
            key={index}
            number={index + 1}
            action={action}
            earliest={draft.heldOn}
            onChange={(change) => setActions(actions.map((one, i) => (i === index ? { ...one, ...change } : one)))}
            onRemove={actions.length > 1 ? () => setActions(actions.filter((_, i) => i !== index)) : null}
          />
        ))}
        <Group>
          <Button
            variant="default"
            disabled={actions.length >= MOST_ACTIONS}
            onClick={() => setActions([...actions, NO_ACTION])}
          >
            {t('debriefs:form.addAction')}
          </Button>
        </Group>
        {corrected ? (
          <Textarea label={t('debriefs:form.reason')} required minLength={5} maxLength={500} {...entry('reason')} />
        ) : null}
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('debriefs:form.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
