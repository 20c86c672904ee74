import { Button } from '@mantine/core'
import { computeEventQuality, type EventQuality, getEventQuality, QualitySummary } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { useJob } from '../../../lib/use-job.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { GroupTable } from './group-table.tsx'
import { ItemFindings } from './item-findings.tsx'
import { ReliabilityTable } from './reliability-table.tsx'
import { reliabilityWord } from './reliability-word.ts'

export default function EventQualityPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const client = useQueryClient()
  const mayCompute = usePermission('result.score')
  const maySeeSigns = usePermission('signal.read')
  const found = useQuery({
    queryKey: ['event-quality', id],
    queryFn: () => callApi(getEventQuality, { params: { id } }),
  })
  const job = useJob(
    () => callApi(computeEventQuality, { params: { id } }),
    QualitySummary,
    () => client.invalidateQueries({ queryKey: ['event-quality', id] }),
    { kind: 'event-quality', id },
  )
  const compute = mayCompute ? (
    <Button loading={job.isRunning} onClick={job.start}>
      {t('quality:page.compute')}
    </Button>
  ) : null
  const quality = found.data?.quality
  return (
    <>
      <PageHeader
        title={t('quality:page.title')}
        lead={found.data ? `${found.data.event.name}. ${t('quality:page.lead')}` : t('quality:page.lead')}
        actions={compute}
      />
      <p>
        <Link to={`/kegiatan/${id}/hasil` as never}>{t('quality:page.results')}</Link>
      </p>
      <JobProgress label={t('quality:page.computing')} job={job} />
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data && !quality ? (
        <EmptyState title={t('quality:page.empty')}>{t('quality:page.emptyHint')}</EmptyState>
      ) : null}
      {found.data?.isStale ? <Notice tone="warning">{t('quality:page.stale')}</Notice> : null}
      {quality && quality.persons === 0 ? (
        <EmptyState title={t('quality:page.nobody')}>{t('quality:page.nobodyHint')}</EmptyState>
      ) : null}
      {quality && quality.persons > 0 ? (
        <>
          <Summary quality={quality} />
          <p>
            {t('quality:page.made', {
              date: formatDate(found.data?.computedAt),
              by: found.data?.computedBy,
              recipe: quality.recipeVersion,
            })}
          </p>
          <ReliabilityTable quality={quality} />
          <ItemFindings quality={quality} />
          <GroupTable quality={quality} />
          {maySeeSigns ? (
            <section>
              <h2>{t('quality:similarity.title')}</h2>
              <p>
                {t('quality:similarity.elsewhere')}{' '}
                <Link to={`/kegiatan/${id}/tanda` as never}>{t('quality:similarity.open')}</Link>
              </p>
            </section>
          ) : null}
        </>
      ) : null}
    </>
  )
}

/** What a head of an agency needs to know, in sentences. */
function Summary({ quality }: { quality: EventQuality }) {
  const { t } = useTranslation()
  const competencies = quality.scales.filter(({ kind }) => kind === 'competency')
  const firm = competencies.filter(({ marginal }) => ['good', 'high'].includes(reliabilityWord(marginal)))
  const weak = competencies.filter(({ marginal }) => reliabilityWord(marginal) === 'low')
  const flagged = quality.items.filter(({ flags }) => flags.length > 0).length
  return (
    <>
      <StatRow>
        <StatTile label={t('quality:summary.persons')} value={formatNumber(quality.persons)} />
        <StatTile
          label={t('quality:summary.firm')}
          value={t('calibration:list.of', { part: firm.length, whole: competencies.length })}
          note={t('quality:summary.firmNote')}
        />
        <StatTile
          label={t('quality:summary.flagged')}
          value={t('calibration:list.of', { part: flagged, whole: quality.items.length })}
        />
      </StatRow>
      <Notice tone={weak.length > 0 ? 'warning' : 'info'} title={t('quality:summary.title')}>
        {t('quality:summary.sentence', { firm: firm.length, all: competencies.length })}{' '}
        {weak.length > 0
          ? t('quality:summary.weak', { names: weak.map(({ scale }) => scale).join(', ') })
          : t('quality:summary.noneWeak')}
      </Notice>
    </>
  )
}
