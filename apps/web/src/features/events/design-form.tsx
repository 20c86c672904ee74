import { Button, Checkbox, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { setDesign } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import type { EventData } from './event-data.ts'

interface Draft {
  readonly key: string
  readonly name: string
  readonly durationMinutes: number
  readonly targets: readonly string[]
  readonly itemCodes: readonly string[]
}

const USUAL_MINUTES = 40

export function DesignForm({ event, onSaved }: { event: EventData; onSaved: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const fresh = (): Draft => ({
    key: crypto.randomUUID(),
    name: '',
    durationMinutes: USUAL_MINUTES,
    targets: [],
    itemCodes: [],
  })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    event.exercises.length > 0 ? event.exercises.map((exercise) => ({ ...exercise, key: exercise.id })) : [fresh()],
  )
  const change = (key: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const save = useMutation({
    mutationFn: () =>
      callApi(setDesign, {
        params: { id: event.id },
        body: {
          exercises: drafts.map(({ name, durationMinutes, targets, itemCodes }) => ({
            name,
            durationMinutes,
            targets: [...targets],
            itemCodes: [...itemCodes],
          })),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['event', event.id] })
      onSaved()
    },
  })
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack my="md">
        <p>{t('events:design.itemsHint')}</p>
        {drafts.map((draft, index) => (
          <Fieldset key={draft.key} legend={`${index + 1}. ${draft.name}`}>
            <Group align="end">
              <TextInput
                label={t('events:design.exercise')}
                required
                minLength={3}
                value={draft.name}
                onChange={(typed) => change(draft.key, { name: typed.currentTarget.value })}
              />
              <NumberInput
                label={t('events:design.duration')}
                required
                min={1}
                max={600}
                value={draft.durationMinutes}
                onChange={(value) => change(draft.key, { durationMinutes: Number(value) })}
              />
              {drafts.length > 1 ? (
                <Button variant="default" onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}>
                  {t('events:design.removeExercise')}
                </Button>
              ) : null}
            </Group>
            <Checkbox.Group
              mt="sm"
              label={t('events:design.targets')}
              value={[...draft.targets]}
              onChange={(targets) => change(draft.key, { targets, itemCodes: [] })}
            >
              <Group mt="xs">
                {event.targets.map(({ code, name }) => (
                  <Checkbox key={code} value={code} label={name} />
                ))}
              </Group>
            </Checkbox.Group>
          </Fieldset>
        ))}
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group>
          <Button variant="default" onClick={() => setDrafts([...drafts, fresh()])}>
            {t('events:design.addExercise')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('events:design.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
