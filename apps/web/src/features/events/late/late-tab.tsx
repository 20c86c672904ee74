import { type LateAttempt, listLateAnswers } from '@petakom/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Pager } from '../../../ui/pager.tsx'
import type { EventData } from '../event-data.ts'
import { EmergencyImport } from './emergency-import.tsx'
import { LateTable } from './late-table.tsx'
import { RulingDialog } from './ruling-dialog.tsx'

const PAGE_SIZE = 100

export const lateQuery = (id: string) =>
  queryOptions({
    queryKey: ['event', id, 'late-answers'],
    queryFn: () => callApi(listLateAnswers, { params: { id } }),
  })

/** Answers that came another way or too late: files from the room, and a person's word on what came after the time. */
export function LateTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const late = useQuery(lateQuery(event.id))
  const [ruling, setRuling] = useState<LateAttempt | null>(null)
  const [filter, change] = useUrlFilter()
  const rows = late.data?.rows ?? []
  const page = Math.min(Number(filter.page ?? 1), Math.max(1, Math.ceil(rows.length / PAGE_SIZE)))
  const waiting = rows.filter((row) => row.waiting > 0).length
  return (
    <>
      <EmergencyImport event={event} />
      <h2>{t('events:late.title')}</h2>
      <p>{t('events:late.lead')}</p>
      {late.isPending ? <Loading lines={6} /> : null}
      {late.isError ? <ErrorNotice error={late.error} onRetry={late.refetch} /> : null}
      {late.data && late.data.resultsBehind > 0 ? (
        <Notice
          tone="warning"
          title={t('events:late.behind', { count: late.data.resultsBehind })}
          action={
            <LinkButton to={`/kegiatan/${event.id}/hasil`} variant="default">
              {t('events:late.toResults')}
            </LinkButton>
          }
        >
          {t('events:late.behindText')}
        </Notice>
      ) : null}
      {late.data?.rows.length === 0 ? (
        <EmptyState title={t('events:late.empty')}>{t('events:late.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <p>{t('events:late.count', { count: rows.length, waiting })}</p>
          <LateTable event={event} rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)} onRule={setRuling} />
        </>
      ) : null}
      {rows.length > PAGE_SIZE ? (
        <Pager page={page} pageSize={PAGE_SIZE} total={rows.length} onPage={(next) => change({ page: String(next) })} />
      ) : null}
      {ruling ? <RulingDialog event={event} row={ruling} onClose={() => setRuling(null)} /> : null}
    </>
  )
}
