import { Button, Checkbox, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BreakFields } from './break-fields.tsx'
import { type EventDraft, PURPOSE_CODES } from './event-draft.ts'
import { HolidayFields } from './holiday-fields.tsx'

interface EventFormProps {
  readonly initial: EventDraft
  readonly isSaving: boolean
  readonly onSave: (draft: EventDraft) => void
  /** A refusal, beside the button it answers. */
  readonly children?: ReactNode
}

export function EventForm({ initial, isSaving, onSave, children }: EventFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const change = (part: Partial<EventDraft>) => setDraft({ ...draft, ...part })
  const schedule = (part: Partial<EventDraft['schedule']>) => change({ schedule: { ...draft.schedule, ...part } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
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
        <BreakFields breaks={draft.schedule.breaks} onBreaks={(breaks) => schedule({ breaks })} />
        <HolidayFields
          from={draft.startsOn}
          to={draft.endsOn}
          holidays={draft.schedule.holidays}
          onHolidays={(holidays) => schedule({ holidays })}
        />
        <Checkbox
          label={t('events:form.backdated')}
          checked={draft.backdated}
          onChange={(event) => change({ backdated: event.currentTarget.checked })}
        />
        {children}
        <Button type="submit" loading={isSaving}>
          {t('events:form.submit')}
        </Button>
      </Stack>
    </form>
  )
}
