import { Button, Group } from '@mantine/core'
import { getReport, getReportPdf } from '@petakom/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { type EvidenceKey, EvidencePanel } from './evidence-panel.tsx'
import { ReportBody } from './report-body.tsx'

const KINDS = ['competency', 'theme', 'potential'] as const

export default function ReportPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  // In the address, so that a number elsewhere opens on the answers behind it.
  const [{ bukti, jenis }, change] = useUrlFilter()
  const evidence = bukti
    ? ({ kind: KINDS.find((kind) => kind === jenis) ?? 'competency', scale: bukti } as const)
    : null
  const setEvidence = (key: EvidenceKey | null) => change({ bukti: key?.scale, jenis: key?.kind })
  const report = useQuery({ queryKey: ['report', id], queryFn: () => callApi(getReport, { params: { id } }) })
  const pdf = useMutation({
    mutationFn: () => downloadFile(urlOf(getReportPdf, { params: { id } }), 'laporan-individu.pdf'),
  })
  if (report.isPending) return <Loading lines={12} />
  if (report.isError) return <ErrorNotice error={report.error} onRetry={report.refetch} />
  const hasSimulation = report.data.methods?.rows.some(({ cells }) =>
    cells.some(({ method, value }) => method === 'SIMULATION' && value !== null),
  )
  return (
    <>
      <PageHeader
        title={`${t('results:report.title')}: ${report.data.person.name}`}
        badge={report.data.isSynthetic ? <SyntheticBadge /> : null}
        lead={report.data.event.name}
        actions={
          <Group>
            {hasSimulation ? (
              <LinkButton to={`/hasil/${id}/simulasi`} variant="default">
                {t('results:report.simulation')}
              </LinkButton>
            ) : null}
            <LinkButton to={`/hasil/${id}/umpan-balik`} variant="default">
              {t('results:report.debriefs')}
            </LinkButton>
            <Button loading={pdf.isPending} onClick={() => pdf.mutate()}>
              {t('results:report.pdf')}
            </Button>
          </Group>
        }
      />
      {pdf.isError ? <ErrorNotice error={pdf.error} /> : null}
      <ReportBody report={report.data} onEvidence={setEvidence} />
      <EvidencePanel participantId={id} chosen={evidence} onClose={() => setEvidence(null)} />
    </>
  )
}
