import { createEvent } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type EventDraft, usualDraft } from './event-draft.ts'
import { EventForm } from './event-form.tsx'

export default function EventFormPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (body: EventDraft) => callApi(createEvent, { body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['events'] })
      await navigate({ to: `/kegiatan/${id}` as never })
    },
  })
  return (
    <>
      <PageHeader title={t('events:form.title')} lead={t('events:form.lead')} />
      <EventForm initial={usualDraft()} isSaving={save.isPending} onSave={save.mutate}>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
      </EventForm>
    </>
  )
}
