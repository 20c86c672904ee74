import { Button, Switch } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDateTime, type Timezone } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AgreementTable } from './agreement-table.tsx'
import { GeneralFindings } from './general-findings.tsx'
import { MethodMatrix } from './method-matrix.tsx'
import { RaterTable } from './rater-table.tsx'
import { Reliability } from './reliability.tsx'
import { shown } from './report-data.ts'
import { ReportTiles } from './report-tiles.tsx'
import { SeverityRecovery } from './severity-recovery.tsx'
import { useLiveReport } from './use-live-report.ts'

/** What the ratings of a centre say of its raters, while it still goes on; an assessor sees only their own part. */
export default function RaterReportPage() {
  const { t } = useTranslation()
  const { centreId } = useParams({ strict: false }) as { centreId: string }
  const { found, job, isAutomatic, setAutomatic } = useLiveReport(centreId)
  if (found.isPending) return <Loading lines={8} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const data = found.data
  const part = shown(data)
  return (
    <>
      <PageHeader
        title={t('raters:page.titleOf', { centre: data.centre.name })}
        lead={t(data.isOwnOnly ? 'raters:page.ownLead' : 'raters:page.lead')}
        actions={
          data.mayRun ? (
            <Button loading={job.isRunning} onClick={job.start}>
              {t('raters:page.compute')}
            </Button>
          ) : null
        }
      />
      <p>
        <Link to={`/rapat-integrasi/${centreId}` as never}>{t('raters:page.washup')}</Link>
      </p>
      {data.mayRun ? (
        <Switch
          mb="md"
          label={t('raters:page.automatic')}
          description={t('raters:page.automaticHint')}
          checked={isAutomatic}
          onChange={(event) => setAutomatic(event.currentTarget.checked)}
        />
      ) : null}
      <JobProgress label={t('raters:page.computing')} job={job} />
      {data.isStale && data.made ? (
        <Notice tone="warning">{t('raters:page.stale', { made: data.made.ratings, now: data.ratings })}</Notice>
      ) : null}
      {part === null ? (
        <EmptyState title={t('raters:page.empty')}>
          {t(data.ratings === 0 ? 'raters:page.noRatings' : 'raters:page.notComputed', { ratings: data.ratings })}
        </EmptyState>
      ) : (
        <>
          {data.isOwnOnly ? null : <ReportTiles part={part} ratings={data.made?.ratings ?? 0} />}
          <GeneralFindings part={part} isOwnOnly={data.isOwnOnly} />
          <RaterTable part={part} isOwnOnly={data.isOwnOnly} />
          {data.isOwnOnly ? null : (
            <>
              <AgreementTable part={part} />
              <MethodMatrix part={part} exercises={data.exercises} />
              <Reliability part={part} />
              <SeverityRecovery centreId={centreId} made={data.made?.at ?? ''} />
            </>
          )}
          <p>
            {t('raters:page.made', {
              at: data.made ? formatDateTime(data.made.at, data.centre.timezone as Timezone) : '–',
              by: data.made?.by ?? '–',
              recipe: part.report.advice.recipe,
              confidence: t(`raters:confidence.${part.report.advice.confidence}`),
            })}{' '}
            {part.report.advice.source}
          </p>
        </>
      )}
    </>
  )
}
