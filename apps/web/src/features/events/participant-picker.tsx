import { Button, Checkbox, Fieldset, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { addParticipants, type ParticipantFilter, previewParticipants, removeParticipants } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Filters first, then how many fit, then adding them: nobody is added unseen. */
export function ParticipantPicker({ eventId }: { eventId: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const opd = useOpdOptions()
  const [filter, setFilter] = useState<ParticipantFilter>({})
  const params = { id: eventId }
  const preview = useMutation({ mutationFn: () => callApi(previewParticipants, { params, body: filter }) })
  const add = useMutation({
    mutationFn: () => callApi(addParticipants, { params, body: filter }),
    onSuccess: async () => {
      preview.reset()
      await client.invalidateQueries({ queryKey: ['event', eventId] })
    },
  })
  const remove = useMutation({
    mutationFn: () => callApi(removeParticipants, { params, body: filter }),
    onSuccess: async () => {
      preview.reset()
      await client.invalidateQueries({ queryKey: ['event', eventId] })
    },
  })
  const [isRemoving, setRemoving] = useState(false)
  const change = (part: ParticipantFilter) => {
    preview.reset()
    add.reset()
    remove.reset()
    setFilter({ ...filter, ...part })
  }
  const kinds = [
    { value: 'STRUKTURAL', label: t('list:STRUKTURAL') },
    { value: 'JF', label: t('list:JF') },
    { value: 'PELAKSANA', label: t('list:PELAKSANA') },
  ]
  const fresh = preview.data ? preview.data.matching - preview.data.already : 0
  return (
    <Fieldset legend={t('events:people.title')} mb="md" bg="var(--bg)">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('events:people.unit')}
          data={[{ value: '', label: t('list:all') }, ...opd]}
          onChange={(event) => change({ unitId: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('events:people.tier')}
          data={[{ value: '', label: t('list:all') }, ...TIER_OPTIONS]}
          onChange={(event) =>
            change({ tiers: event.currentTarget.value ? [event.currentTarget.value as never] : undefined })
          }
        />
        <NativeSelect
          label={t('events:people.kind')}
          data={[{ value: '', label: t('list:all') }, ...kinds]}
          onChange={(event) =>
            change({ kinds: event.currentTarget.value ? [event.currentTarget.value as never] : undefined })
          }
        />
        <TextInput
          label={t('events:people.byName')}
          onChange={(event) => change({ search: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('events:people.jabatan')}
          onChange={(event) => change({ jabatanSearch: event.currentTarget.value || undefined })}
        />
        <Checkbox
          label={t('events:people.notAssessed')}
          onChange={(event) => change({ notAssessedYears: event.currentTarget.checked ? 3 : undefined })}
        />
      </SimpleGrid>
      <Button my="md" variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
        {t('events:people.preview')}
      </Button>
      {preview.isError ? <ErrorNotice error={preview.error} /> : null}
      {add.isError ? <ErrorNotice error={add.error} /> : null}
      {preview.data ? (
        <Notice live>
          <p>{t('events:people.matching', { matching: preview.data.matching, already: preview.data.already })}</p>
          {preview.data.sample.length > 0 ? (
            <p>
              {t('events:people.sample', {
                names: preview.data.sample.map(({ name, jabatanName }) => `${name} (${jabatanName})`).join('; '),
              })}
            </p>
          ) : null}
          <Group mt="xs">
            {fresh > 0 ? (
              <Button loading={add.isPending} onClick={() => add.mutate()}>
                {t('events:people.add', { count: fresh })}
              </Button>
            ) : null}
            {preview.data.already > 0 ? (
              <Button variant="default" onClick={() => setRemoving(true)}>
                {t('events:people.removeMatching', { count: preview.data.already })}
              </Button>
            ) : null}
          </Group>
        </Notice>
      ) : null}
      {add.data ? (
        <Notice tone="success" live>
          {t('events:people.added', { count: add.data.added })}
        </Notice>
      ) : null}
      {remove.data ? (
        <Notice tone="success" live>
          {t('events:people.removed', { count: remove.data.removed })}
        </Notice>
      ) : null}
      <ConfirmDialog
        opened={isRemoving}
        title={t('events:people.removeMatching', { count: preview.data?.already ?? 0 })}
        confirmLabel={t('events:people.remove')}
        isDangerous
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.mutateAsync()}
      >
        {t('events:people.removeMatchingText', { count: preview.data?.already ?? 0 })}
      </ConfirmDialog>
    </Fieldset>
  )
}
