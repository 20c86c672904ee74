import { Button, Group } from '@mantine/core'
import { downloadReportArchive, getReportArchive, makeReportArchive, ReportArchiveSummary } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { formatBytes, formatDateTime } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useJob } from '../../lib/use-job.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Notice } from '../../ui/notice.tsx'

/** All individual reports of the event as one file: made by a job, kept until the next one replaces it. */
export function ReportArchive({ eventId }: { eventId: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const queryKey = ['results', eventId, 'archive']
  const state = useQuery({ queryKey, queryFn: () => callApi(getReportArchive, { params: { id: eventId } }) })
  const making = useJob(
    () => callApi(makeReportArchive, { params: { id: eventId } }),
    ReportArchiveSummary,
    () => client.invalidateQueries({ queryKey }),
    { kind: 'report-archive', id: eventId },
  )
  const download = useMutation({
    mutationFn: (name: string) => downloadFile(urlOf(downloadReportArchive, { params: { id: eventId } }), name),
  })
  if (state.isError) return <ErrorNotice error={state.error} onRetry={state.refetch} />
  if (!state.data || (state.data.reports === 0 && !state.data.archive)) return null
  const { archive, reports } = state.data
  return (
    <section aria-labelledby="arsip-laporan" style={{ marginBlock: 'var(--space-5)' }}>
      <h2 id="arsip-laporan">{t('results:archive.title')}</h2>
      <p>
        {archive
          ? t('results:archive.ready', {
              reports: archive.reports,
              size: formatBytes(archive.bytes),
              when: formatDateTime(archive.createdAt, zone),
              name: archive.createdBy,
            })
          : t('results:archive.none', { reports })}{' '}
        {t('results:archive.logged')}
      </p>
      {archive?.isStale ? <Notice tone="warning">{t('results:archive.stale')}</Notice> : null}
      <JobProgress label={t('results:archive.making')} job={making} />
      {download.isError ? <ErrorNotice error={download.error} /> : null}
      <Group my="sm">
        {archive ? (
          <Button loading={download.isPending} onClick={() => download.mutate(archive.fileName)}>
            {t('results:archive.download')}
          </Button>
        ) : null}
        <Button variant="default" disabled={making.isRunning || reports === 0} onClick={making.start}>
          {archive ? t('results:archive.again') : t('results:archive.make')}
        </Button>
      </Group>
    </section>
  )
}
