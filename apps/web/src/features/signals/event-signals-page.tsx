import { Button } from '@mantine/core'
import { computeEventSignals, getEventSignals, SignalSummary } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { useJob } from '../../lib/use-job.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BaseRates } from './base-rates.tsx'
import { inSession } from './in-session.ts'
import { PairTable } from './pair-table.tsx'
import { PeopleTable } from './people-table.tsx'

/** Signs in the sittings of an event, with how common each is; what they mean is for a person to say. */
export default function EventSignalsPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter, change] = useUrlFilter()
  const client = useQueryClient()
  const mayRun = usePermission('signal.run')
  const found = useQuery({ queryKey: ['signals', id], queryFn: () => callApi(getEventSignals, { params: { id } }) })
  const job = useJob(
    () => callApi(computeEventSignals, { params: { id } }),
    SignalSummary,
    () => client.invalidateQueries({ queryKey: ['signals', id] }),
    { kind: 'event-signals', id },
  )
  const data = found.data
  const shown = data ? inSession(data, filter.sesi ? Number(filter.sesi) : null) : null
  return (
    <>
      <PageHeader
        title={t('signals:page.title')}
        lead={data ? `${data.event.name}. ${t('signals:page.lead')}` : t('signals:page.lead')}
        actions={
          mayRun ? (
            <Button loading={job.isRunning} onClick={job.start}>
              {t('signals:page.compute')}
            </Button>
          ) : null
        }
      />
      <p>
        <Link to={`/kegiatan/${id}` as never}>{t('signals:page.event')}</Link>
      </p>
      <JobProgress label={t('signals:page.computing')} job={job} />
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {data && !data.signals ? (
        <EmptyState title={t('signals:page.empty')}>{t('signals:page.emptyHint')}</EmptyState>
      ) : null}
      {data?.signals && data.signals.persons === 0 ? (
        <EmptyState title={t('signals:page.nobody')}>{t('signals:page.nobodyHint')}</EmptyState>
      ) : null}
      {data?.isStale ? <Notice tone="warning">{t('signals:page.stale')}</Notice> : null}
      {data?.signals && shown && data.signals.persons > 0 ? (
        <>
          <Notice title={t('signals:page.meaningTitle')}>{t('signals:page.meaning')}</Notice>
          {data.sessions.length > 1 ? (
            <FilterRow label={t('list:filters')}>
              <SelectField
                label={t('signals:page.session')}
                all={t('signals:page.allSessions')}
                value={filter.sesi}
                options={data.sessions.map(({ number }) => ({ value: String(number), label: String(number) }))}
                onSelect={(sesi) => change({ sesi })}
              />
            </FilterRow>
          ) : null}
          <BaseRates signals={data.signals} shown={shown} />
          <PairTable eventId={id} signals={data.signals} shown={shown} />
          <PeopleTable shown={shown} />
          <p>
            {t('signals:page.made', {
              at: data.computedAt ? formatDateTime(data.computedAt, data.timezone) : '–',
              by: data.computedBy,
              recipe: data.signals.recipe.version,
            })}
          </p>
        </>
      ) : null}
    </>
  )
}
