import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { createCentre, listEvents } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { centresQuery } from './centre-data.ts'

export const PRESETS = ['sederhana', 'sedang', 'kompleks', 'sendiri'] as const

/** A centre of an event that has none yet; its days, hours and breaks are those of the event until changed. */
export default function CentreFormPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [filter] = useUrlFilter()
  const events = useQuery({ queryKey: ['events'], queryFn: () => callApi(listEvents) })
  const centres = useQuery(centresQuery)
  const taken = new Set(centres.data?.map(({ eventId }) => eventId))
  const open = (events.data ?? []).filter(({ id, state }) => state !== 'closed' && !taken.has(id))
  const [chosen, setChosen] = useState(filter.kegiatan ?? '')
  const event = open.find(({ id }) => id === chosen) ?? open[0]
  const [name, setName] = useState<string | null>(null)
  const [preset, setPreset] = useState<(typeof PRESETS)[number]>('sedang')
  const shown = name ?? (event ? t('centres:form.nameOf', { event: event.name }).slice(0, 200) : '')
  const create = useMutation({
    mutationFn: () => callApi(createCentre, { params: { id: event!.id }, body: { name: shown, preset } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['centres'] })
      await navigate({ to: `/pusat-penilaian/${id}` as never, search: { bagian: 'persiapan' } as never })
    },
  })
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    create.mutate()
  }
  if (events.isPending || centres.isPending) return <Loading lines={6} />
  const failed = events.error ?? centres.error
  return (
    <>
      <PageHeader title={t('centres:form.title')} lead={t('centres:form.lead')} />
      {failed ? <ErrorNotice error={failed} onRetry={() => events.refetch()} /> : null}
      {!failed && !event ? (
        <EmptyState title={t('centres:form.noEvent')}>{t('centres:form.noEventHint')}</EmptyState>
      ) : null}
      {event ? (
        <form onSubmit={submit}>
          <Stack maw={640}>
            <NativeSelect
              label={t('centres:form.event')}
              value={event.id}
              data={open.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(picked) => setChosen(picked.currentTarget.value)}
            />
            <TextInput
              label={t('centres:form.name')}
              required
              minLength={3}
              maxLength={200}
              value={shown}
              onChange={(typed) => setName(typed.currentTarget.value)}
            />
            <NativeSelect
              label={t('centres:form.preset')}
              description={t('centres:form.presetHint')}
              value={preset}
              data={PRESETS.map((one) => ({ value: one, label: t(`centres:preset.${one}`) }))}
              onChange={(picked) => setPreset(picked.currentTarget.value as typeof preset)}
            />
            {create.isError ? <ErrorNotice error={create.error} /> : null}
            <Group>
              <Button type="submit" loading={create.isPending}>
                {t('centres:form.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </>
  )
}
