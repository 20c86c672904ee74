import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack } from '@mantine/core'
import { seedExercise } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PilotView } from './pilots-page.tsx'

/** Chooses an exercise that nobody started, the pilots it gets, and how many of them one person meets. */
export function SeedForm({ items, exercises }: { items: PilotView['items']; exercises: PilotView['exercises'] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [exerciseId, setExercise] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [perPerson, setPerPerson] = useState(1)
  const save = useMutation({
    mutationFn: (body: { itemIds: string[]; perPerson: number }) =>
      callApi(seedExercise, { params: { id: exerciseId }, body }),
    onSuccess: () => client.invalidateQueries(),
  })
  const exercise = exercises.find((one) => one.exerciseId === exerciseId)
  function choose(id: string) {
    const found = exercises.find((one) => one.exerciseId === id)
    setExercise(id)
    setChosen(found?.pilotIds ?? [])
    setPerPerson(Math.max(1, found?.perPerson ?? 1))
    save.reset()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate({ itemIds: [...chosen], perPerson })
  }
  if (exercises.length === 0)
    return (
      <Stack mt="md">
        <Notice action={<Link to="/kegiatan">{t('pilots:form.toEvents')}</Link>}>{t('pilots:form.noExercise')}</Notice>
      </Stack>
    )
  const answers = exercise && chosen.length > 0 ? Math.floor((exercise.people * perPerson) / chosen.length) : null
  return (
    <form onSubmit={submit}>
      <Fieldset legend={t('pilots:form.title')} bg="var(--bg)" my="md">
        <Stack>
          <NativeSelect
            label={t('pilots:form.exercise')}
            value={exerciseId}
            data={[
              { value: '', label: t('pilots:form.choose') },
              ...exercises.map((one) => ({ value: one.exerciseId, label: t('pilots:form.option', one) })),
            ]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          {exercise ? (
            <>
              <Checkbox.Group label={t('pilots:form.items')} value={[...chosen]} onChange={setChosen}>
                <Group mt="xs">
                  {items.map(({ id, code }) => (
                    <Checkbox key={id} value={id} label={code} />
                  ))}
                </Group>
              </Checkbox.Group>
              <NumberInput
                label={t('pilots:form.perPerson')}
                description={t('pilots:form.perPersonHint')}
                min={1}
                max={Math.max(1, chosen.length)}
                value={perPerson}
                onChange={(value) => setPerPerson(Number(value))}
              />
              {answers === null ? null : (
                <p>
                  {t('pilots:form.expect', {
                    answers: formatNumber(answers),
                    people: formatNumber(exercise.people),
                  })}{' '}
                  {t('pilots:form.enough')} {t('pilots:form.time', { count: perPerson })}
                </p>
              )}
              <Group>
                <Button type="submit" loading={save.isPending} disabled={chosen.length === 0}>
                  {t('pilots:form.save')}
                </Button>
                {exercise.pilotIds.length > 0 ? (
                  <Button
                    variant="default"
                    loading={save.isPending}
                    onClick={() => {
                      setChosen([])
                      save.mutate({ itemIds: [], perPerson: 0 })
                    }}
                  >
                    {t('pilots:form.takeOut')}
                  </Button>
                ) : null}
              </Group>
            </>
          ) : null}
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          {save.data ? (
            <Notice tone="success" live>
              {t(save.data.pilots > 0 ? 'pilots:form.saved' : 'pilots:form.removed', save.data)}
            </Notice>
          ) : null}
        </Stack>
      </Fieldset>
    </form>
  )
}
