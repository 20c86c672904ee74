import { Button, Checkbox, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { type ExerciseDelivery, listUsableItems, setDesign } from '@petakom/contract'
import { FREE_DELIVERY } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { targetLabel } from '../../lib/competency-name.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import type { EventData } from './event-data.ts'
import { ItemChoiceFields } from './item-choice-fields.tsx'
import { type ItemChoice, pickItems } from './pick-items.ts'

interface Draft {
  readonly key: string
  readonly name: string
  readonly durationMinutes: number
  readonly targets: readonly string[]
  /** The items it has had so far. */
  readonly kept: readonly string[]
  readonly choice: ItemChoice
  readonly delivery: ExerciseDelivery
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
    kept: [],
    choice: { kind: 'all' },
    delivery: FREE_DELIVERY as ExerciseDelivery,
  })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    event.exercises.length > 0
      ? event.exercises.map(({ id, itemCodes, ...exercise }) => ({
          ...exercise,
          key: id,
          kept: itemCodes,
          choice: { kind: 'kept', codes: itemCodes },
        }))
      : [fresh()],
  )
  const change = (key: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const bank = useQuery({
    queryKey: ['items', 'usable'],
    queryFn: () => callApi(listUsableItems),
  })
  const byCode = new Map((bank.data ?? []).map((item) => [item.code, item]))
  const pools = pickItems(drafts, bank.data ?? []).map((codes) => codes.flatMap((code) => byCode.get(code) ?? []))
  const pilots = event.exercises.flatMap(({ pilotCodes }) => pilotCodes)
  const [withoutPilots, setWithoutPilots] = useState(false)
  const save = useMutation({
    mutationFn: () => {
      const codes = pickItems(drafts, bank.data ?? [])
      return callApi(setDesign, {
        params: { id: event.id },
        body: {
          withoutPilots,
          exercises: drafts.map(({ name, durationMinutes, targets, delivery }, index) => ({
            name,
            durationMinutes,
            targets: [...targets],
            itemCodes: codes[index] ?? [],
            delivery,
          })),
        },
      })
    },
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
        {drafts.map((draft, index) => (
          <Fieldset key={draft.key} legend={`${index + 1}. ${draft.name}`} bg="var(--bg)">
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
              onChange={(targets) => change(draft.key, { targets, choice: { kind: 'all' } })}
            >
              <Group mt="xs">
                {event.targets.map(({ code }) => (
                  <Checkbox key={code} value={code} label={targetLabel(code)} />
                ))}
              </Group>
            </Checkbox.Group>
            <ItemChoiceFields
              exercise={draft}
              kept={draft.kept}
              bank={bank.data ?? []}
              onChoice={(choice) => change(draft.key, { choice })}
            />
            <DeliveryFields
              delivery={draft.delivery}
              pool={pools[index] ?? []}
              onDelivery={(delivery) => change(draft.key, { delivery })}
            />
          </Fieldset>
        ))}
        {bank.isError ? <ErrorNotice error={bank.error} onRetry={bank.refetch} /> : null}
        {pilots.length > 0 ? (
          <Notice tone="warning" title={t('events:design.pilotsLeave', { codes: pilots.join(', ') })}>
            <Checkbox
              required
              label={t('events:design.pilotsAgree')}
              checked={withoutPilots}
              onChange={(changed) => setWithoutPilots(changed.currentTarget.checked)}
            />
          </Notice>
        ) : null}
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group>
          <Button variant="default" onClick={() => setDrafts([...drafts, fresh()])}>
            {t('events:design.addExercise')}
          </Button>
          <Button type="submit" loading={save.isPending || bank.isPending}>
            {t('events:design.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
