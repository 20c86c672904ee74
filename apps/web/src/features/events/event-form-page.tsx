import { Button, Checkbox, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { createEvent } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PURPOSE_CODES, usualDraft, withBreaks } from './event-draft.ts'

export default function EventFormPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(usualDraft)
  const [breaks, setBreaks] = useState({ lunch: true, friday: true })
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const schedule = (part: Partial<typeof draft.schedule>) => change({ schedule: { ...draft.schedule, ...part } })
  const save = useMutation({
    mutationFn: () => callApi(createEvent, { body: withBreaks(draft, breaks) }),
    onSuccess: ({ id }) => navigate({ to: `/kegiatan/${id}` as never }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <>
      <PageHeader title={t('events:form.title')} lead={t('events:form.lead')} />
      <form onSubmit={submit}>
        <Stack maw={720}>
          <TextInput
            label={t('events:form.name')}
            required
            minLength={5}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('events:form.purpose')}
            value={draft.purpose}
            data={PURPOSE_CODES.map((value) => ({ value, label: t(`events:purpose.${value}`) }))}
            onChange={(event) => change({ purpose: event.currentTarget.value as typeof draft.purpose })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              type="date"
              label={t('events:form.startsOn')}
              required
              value={draft.startsOn}
              onChange={(event) => change({ startsOn: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('events:form.endsOn')}
              required
              value={draft.endsOn}
              onChange={(event) => change({ endsOn: event.currentTarget.value })}
            />
            <TextInput
              label={t('events:form.venue')}
              required
              minLength={2}
              value={draft.venue}
              onChange={(event) => change({ venue: event.currentTarget.value })}
            />
            <NumberInput
              label={t('events:form.capacity')}
              required
              min={1}
              max={5000}
              value={draft.capacity}
              onChange={(value) => change({ capacity: Number(value) })}
            />
            <TextInput
              type="time"
              label={t('events:form.dayStart')}
              required
              value={draft.schedule.dayStart}
              onChange={(event) => schedule({ dayStart: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('events:form.dayEnd')}
              required
              value={draft.schedule.dayEnd}
              onChange={(event) => schedule({ dayEnd: event.currentTarget.value })}
            />
            <NumberInput
              label={t('events:form.sessionMinutes')}
              required
              min={10}
              max={480}
              value={draft.schedule.sessionMinutes}
              onChange={(value) => schedule({ sessionMinutes: Number(value) })}
            />
            <NumberInput
              label={t('events:form.turnover')}
              required
              min={0}
              max={120}
              value={draft.schedule.turnoverMinutes}
              onChange={(value) => schedule({ turnoverMinutes: Number(value) })}
            />
          </SimpleGrid>
          <Checkbox
            label={t('events:form.lunch')}
            checked={breaks.lunch}
            onChange={(event) => setBreaks({ ...breaks, lunch: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('events:form.friday')}
            checked={breaks.friday}
            onChange={(event) => setBreaks({ ...breaks, friday: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('events:form.backdated')}
            checked={draft.backdated}
            onChange={(event) => change({ backdated: event.currentTarget.checked })}
          />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Button type="submit" loading={save.isPending}>
            {t('events:form.submit')}
          </Button>
        </Stack>
      </form>
    </>
  )
}
