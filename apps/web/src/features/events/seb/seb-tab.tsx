import { listSeb } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import type { EventData } from '../event-data.ts'
import { SessionSelect, useSession } from '../session-select.tsx'
import { SebForm } from './seb-form.tsx'

/** Which sessions are sat in Safe Exam Browser, and the file and keys for it. */
export function SebTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const number = useSession(event)
  const found = useQuery({
    queryKey: ['seb', event.id],
    queryFn: () => callApi(listSeb, { params: { id: event.id } }),
  })
  const session = found.data?.sessions.find((one) => one.number === number)
  return (
    <>
      <p>{t('events:seb.lead')}</p>
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data && found.data.sessions.length === 0 ? <EmptyState title={t('events:seb.empty')} /> : null}
      {found.data && found.data.sessions.length > 0 ? (
        <SessionSelect event={event} label={t('events:seb.session')} />
      ) : null}
      {found.data && session ? (
        <SebForm key={session.sessionId} event={event} session={session} suggestedUrl={found.data.suggestedUrl} />
      ) : null}
    </>
  )
}
