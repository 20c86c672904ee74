import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { createUnit, type listUnits, type ResponseOf, updateUnit } from '@petakom/contract'
import { JOB_FIELDS_SOURCE } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { jobFieldOptions, jobFieldsSource } from '../../lib/job-fields.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

type Unit = ResponseOf<typeof listUnits>[number]

export function UnitForm({ unit, units, onSaved }: { unit: Unit | null; units: readonly Unit[]; onSaved: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState({
    code: unit?.code ?? '',
    name: unit?.name ?? '',
    kind: unit?.kind ?? 'UNIT',
    parentId: unit?.parentId ?? null,
    isOpd: unit?.isOpd ?? false,
    field: unit?.field ?? null,
  })
  const save = useMutation({
    mutationFn: async () => {
      if (unit) await callApi(updateUnit, { params: { id: unit.id }, body: draft })
      else await callApi(createUnit, { body: draft })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['units'] })
      onSaved()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('organization:units.name')}
          required
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('organization:units.code')}
          required
          value={draft.code}
          onChange={(event) => setDraft({ ...draft, code: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('organization:units.parent')}
          value={draft.parentId ?? ''}
          data={[
            { value: '', label: t('organization:units.top') },
            ...units.filter(({ id }) => id !== unit?.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setDraft({ ...draft, parentId: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t('organization:units.field')}
          description={t('organization:units.fieldHint', {
            source: jobFieldsSource(),
            confidence: t(`organization:post.confidence.${JOB_FIELDS_SOURCE.confidence}`),
          })}
          value={draft.field ?? ''}
          data={jobFieldOptions(t('organization:units.inherit'))}
          onChange={(event) => setDraft({ ...draft, field: event.currentTarget.value || null })}
        />
        <Checkbox
          label={t('organization:units.isOpd')}
          checked={draft.isOpd}
          onChange={(event) => setDraft({ ...draft, isOpd: event.currentTarget.checked })}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Button type="submit" loading={save.isPending}>
          {t('organization:units.save')}
        </Button>
      </Stack>
    </form>
  )
}
