import { updateEvent } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { eventQuery } from './event-data.ts'
import { draftOf, type EventDraft } from './event-draft.ts'
import { EventForm } from './event-form.tsx'

export default function EventEditPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { id } = useParams({ strict: false }) as { id: string }
  const event = useQuery(eventQuery(id))
  const save = useMutation({
    mutationFn: (body: EventDraft) => callApi(updateEvent, { params: { id }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['event', id] })
      await client.invalidateQueries({ queryKey: ['events'] })
      await navigate({ to: `/kegiatan/${id}` as never })
    },
  })
  if (event.isPending) return <Loading lines={8} />
  if (event.isError) return <ErrorNotice error={event.error} onRetry={event.refetch} />
  return (
    <>
      <PageHeader title={t('events:form.editTitle')} lead={event.data.name} />
      {event.data.sessions > 0 ? <Notice tone="warning">{t('events:form.takesBack')}</Notice> : null}
      <EventForm initial={draftOf(event.data)} isSaving={save.isPending} onSave={save.mutate}>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
      </EventForm>
    </>
  )
}
