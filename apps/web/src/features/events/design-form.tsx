import { Button, Checkbox, Fieldset, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { type ExerciseDelivery, listUsableItems, type ResponseOf, setDesign } from '@petakom/contract'
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
import { type ChosenSimulation, SimulationFields } from './simulation-fields.tsx'

interface Draft {
  readonly key: string
  readonly name: string
  readonly durationMinutes: number
  readonly targets: readonly string[]
  /** The items it has had so far. */
  readonly kept: readonly string[]
  readonly choice: ItemChoice
  readonly delivery: ExerciseDelivery
  readonly content: 'items' | 'simulation'
  readonly simulation: ChosenSimulation | null
}

const USUAL_MINUTES = 40

/** A simulation takes nothing from the bank of items. */
const ofItems = (draft: Draft) =>
  draft.content === 'items' ? draft : { targets: [], choice: { kind: 'kept' as const, codes: [] } }

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
    content: 'items',
    simulation: null,
  })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    event.exercises.length > 0
      ? event.exercises.map(({ id, itemCodes, ...exercise }) => ({
          ...exercise,
          key: id,
          kept: itemCodes,
          choice: { kind: 'kept', codes: itemCodes },
          content: exercise.simulation ? 'simulation' : 'items',
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
  const pools = pickItems(drafts.map(ofItems), bank.data ?? []).map((codes) =>
    codes.flatMap((code) => byCode.get(code) ?? []),
  )
  const pilots = event.exercises.flatMap(({ pilotCodes }) => pilotCodes)
  const [withoutPilots, setWithoutPilots] = useState(false)
  const save = useMutation({
    mutationFn: () => {
      const codes = pickItems(drafts.map(ofItems), bank.data ?? [])
      return callApi(setDesign, {
        params: { id: event.id },
        body: {
          withoutPilots,
          exercises: drafts.map(({ name, durationMinutes, targets, delivery, content, simulation }, index) =>
            content === 'simulation'
              ? { name, durationMinutes, targets: [], itemCodes: [], simulation: simulation && { id: simulation.id } }
              : { name, durationMinutes, targets: [...targets], itemCodes: codes[index] ?? [], delivery },
          ),
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
            <Radio.Group
              mt="sm"
              label={t('events:design.content')}
              value={draft.content}
              onChange={(content) => change(draft.key, { content: content as Draft['content'] })}
            >
              <Group mt="xs">
                <Radio value="items" label={t('events:design.contentItems')} />
                <Radio value="simulation" label={t('events:design.contentSimulation')} />
              </Group>
            </Radio.Group>
            {draft.content === 'simulation' ? (
              <SimulationFields
                chosen={draft.simulation}
                onChoose={(simulation) =>
                  change(draft.key, {
                    simulation,
                    durationMinutes: Math.max(draft.durationMinutes, simulation.minutes),
                    name: draft.name || simulation.title.slice(0, 120),
                  })
                }
              />
            ) : (
              <ItemFields
                draft={draft}
                bank={bank.data ?? []}
                pool={pools[index] ?? []}
                targets={event.targets}
                onChange={(part) => change(draft.key, part)}
              />
            )}
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

function ItemFields({
  draft,
  bank,
  pool,
  targets: known,
  onChange,
}: {
  draft: Draft
  bank: ResponseOf<typeof listUsableItems>
  pool: ResponseOf<typeof listUsableItems>
  targets: EventData['targets']
  onChange: (part: Partial<Draft>) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <Checkbox.Group
        mt="sm"
        label={t('events:design.targets')}
        value={[...draft.targets]}
        onChange={(targets) => onChange({ targets, choice: { kind: 'all' } })}
      >
        <Group mt="xs">
          {known.map(({ code }) => (
            <Checkbox key={code} value={code} label={targetLabel(code)} />
          ))}
        </Group>
      </Checkbox.Group>
      <ItemChoiceFields exercise={draft} kept={draft.kept} bank={bank} onChoice={(choice) => onChange({ choice })} />
      <DeliveryFields delivery={draft.delivery} pool={pool} onDelivery={(delivery) => onChange({ delivery })} />
    </>
  )
}
