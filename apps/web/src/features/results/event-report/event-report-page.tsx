import { Button } from '@mantine/core'
import { getEventReport, getEventReportPdf } from '@petakom/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/download.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { SyntheticBadge } from '../../../ui/synthetic-badge.tsx'
import { CostPart } from './cost-part.tsx'
import { OutcomeTables } from './outcome-tables.tsx'
import { RaterPart } from './rater-part.tsx'

/** What the agency is told of an event: the same as the PDF, in the same order. */
export default function EventReportPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['event-report', id],
    queryFn: () => callApi(getEventReport, { params: { id } }),
  })
  const pdf = useMutation({
    mutationFn: () => downloadFile(urlOf(getEventReportPdf, { params: { id } }), 'laporan-kegiatan.pdf'),
  })
  if (found.isPending) return <Loading lines={12} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { event, tools, participation, recommendations, ...report } = found.data
  return (
    <>
      <PageHeader
        title={t('eventReport:title')}
        badge={report.isSynthetic ? <SyntheticBadge /> : null}
        lead={`${event.name}. ${event.purposeName}, ${formatDate(event.startsOn)}–${formatDate(event.endsOn)}, ${event.venue}.`}
        actions={
          <Button loading={pdf.isPending} onClick={() => pdf.mutate()}>
            {t('eventReport:pdf')}
          </Button>
        }
      />
      {pdf.isError ? <ErrorNotice error={pdf.error} /> : null}
      <h2>{t('eventReport:recommendations')}</h2>
      {recommendations.length === 0 ? (
        <p>{t('eventReport:none')}</p>
      ) : (
        <ol>
          {recommendations.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      <h2>{t('eventReport:participation')}</h2>
      <StatRow>
        {(['participants', 'present', 'absent', 'scored', 'complete'] as const).map((key) => (
          <StatTile key={key} label={t(`eventReport:counts.${key}`)} value={formatNumber(participation[key])} />
        ))}
        {participation.candidates > 0
          ? (['candidates', 'rated', 'closedWashups'] as const).map((key) => (
              <StatTile key={key} label={t(`eventReport:counts.${key}`)} value={formatNumber(participation[key])} />
            ))
          : null}
        {(['debriefs', 'acknowledged'] as const).map((key) => (
          <StatTile key={key} label={t(`eventReport:counts.${key}`)} value={formatNumber(participation[key])} />
        ))}
      </StatRow>
      <h2>{t('eventReport:methods')}</h2>
      <PlainTable
        caption={t('eventReport:methods')}
        rows={tools}
        rowKey={(_, index) => String(index)}
        columns={[
          { id: 'name', title: t('results:report.exercise'), cell: (row) => row.name },
          { id: 'method', title: t('eventReport:method'), cell: (row) => t(`results:methods.${row.method}`) },
          { id: 'minutes', title: t('eventReport:minutes'), isNumber: true, cell: (row) => formatNumber(row.minutes) },
          {
            id: 'assessors',
            title: t('eventReport:assessors'),
            isNumber: true,
            cell: (row) => (row.assessors === null ? '–' : formatNumber(row.assessors)),
          },
          { id: 'people', title: t('eventReport:people'), isNumber: true, cell: (row) => formatNumber(row.people) },
        ]}
      />
      <OutcomeTables report={found.data} />
      {report.raters ? <RaterPart raters={report.raters} /> : null}
      {report.cost ? <CostPart cost={report.cost} /> : null}
      <p>
        {t('eventReport:made', {
          recipes: report.method.recipes.join(', '),
          combining: report.method.combining.join(', ') || '–',
          hash: report.hash.slice(0, 16),
        })}{' '}
        <Link to={`/kegiatan/${id}/hasil` as never}>{t('results:list.title')}</Link>
      </p>
    </>
  )
}
