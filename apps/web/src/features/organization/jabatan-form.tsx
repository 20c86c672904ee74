import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { type getJabatan, type ResponseOf, updateJabatan } from '@petakom/contract'
import { JOB_FIELDS_SOURCE } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { jobFieldLabel, jobFieldOptions, jobFieldsSource } from '../../lib/job-fields.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

type Jabatan = ResponseOf<typeof getJabatan>['jabatan']

export function JabatanForm({ jabatan }: { jabatan: Jabatan }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { unitId, name, kind, tier, eselon, kelas, isCritical, field, seats } = jabatan
  const inherited =
    field === null && jabatan.fieldInForce ? jobFieldLabel(jabatan.fieldInForce) : t('organization:post.noField')
  const [draft, setDraft] = useState({ unitId, name, kind, tier, eselon, kelas, isCritical, field, seats })
  const save = useMutation({
    mutationFn: () => callApi(updateJabatan, { params: { id: jabatan.id }, body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jabatan'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <TextInput
          required
          label={t('organization:post.name')}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Group grow>
          <NativeSelect
            label={t('organization:post.tier')}
            value={draft.tier ?? ''}
            data={[{ value: '', label: t('organization:posts.noTier') }, ...TIER_OPTIONS]}
            onChange={(event) => setDraft({ ...draft, tier: (event.currentTarget.value || null) as Jabatan['tier'] })}
          />
          <NumberInput
            label={t('organization:post.kelas')}
            min={1}
            max={17}
            value={draft.kelas ?? ''}
            onChange={(value) => setDraft({ ...draft, kelas: value === '' ? null : Number(value) })}
          />
          <NumberInput
            label={t('organization:post.seats')}
            min={1}
            max={1000}
            required
            value={draft.seats}
            onChange={(value) => setDraft({ ...draft, seats: Number(value) })}
          />
        </Group>
        <NativeSelect
          label={t('organization:post.field')}
          description={t('organization:units.fieldHint', {
            source: jobFieldsSource(),
            confidence: t(`organization:post.confidence.${JOB_FIELDS_SOURCE.confidence}`),
          })}
          value={draft.field ?? ''}
          data={jobFieldOptions(
            field === null ? t('organization:post.inherit', { field: inherited }) : t('organization:units.inherit'),
          )}
          onChange={(event) => setDraft({ ...draft, field: event.currentTarget.value || null })}
        />
        <Checkbox
          label={t('organization:post.isCritical')}
          checked={draft.isCritical}
          onChange={(event) => setDraft({ ...draft, isCritical: event.currentTarget.checked })}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {save.isSuccess ? (
          <Notice tone="success" live>
            {t('organization:post.savedEdit')}
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('organization:post.saveEdit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
