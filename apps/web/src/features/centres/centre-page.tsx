import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { AbsencesTab } from './absences-tab.tsx'
import { centreQuery } from './centre-data.ts'
import { SetupTab } from './setup/setup-tab.tsx'
import { TimetableTab } from './timetable/timetable-tab.tsx'
import { VersionsTab } from './versions-tab.tsx'

const TABS = {
  jadwal: { key: 'centres:tab.timetable', panel: TimetableTab },
  persiapan: { key: 'centres:tab.setup', panel: SetupTab },
  perubahan: { key: 'centres:tab.absences', panel: AbsencesTab },
  riwayat: { key: 'centres:tab.versions', panel: VersionsTab },
} as const
type TabName = keyof typeof TABS

export default function CentrePage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const centre = useQuery(centreQuery(id))
  const seesWashup = usePermission('washup.read')
  if (centre.isPending) return <Loading lines={8} />
  if (centre.isError) return <ErrorNotice error={centre.error} onRetry={centre.refetch} />
  const { name, eventName, eventId, settings, preset, timetable } = centre.data
  const names = Object.keys(TABS) as TabName[]
  const current = names.find((tab) => tab === filter.bagian) ?? (timetable ? 'jadwal' : 'persiapan')
  const Panel = TABS[current].panel
  const [first, last] = [settings.days[0]!.date, settings.days.at(-1)!.date]
  const days = first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`
  return (
    <>
      <PageHeader
        title={name}
        lead={`${eventName} · ${days} · ${t(`centres:preset.${preset}`)}`}
        actions={
          <>
            <LinkButton to={`/pengamatan/${id}`} variant="default">
              {t('centres:openProgress')}
            </LinkButton>
            {seesWashup ? (
              <>
                <LinkButton to={`/rapat-integrasi/${id}`} variant="default">
                  {t('washup:centres.title')}
                </LinkButton>
                <LinkButton to={`/penilai/${id}`} variant="default">
                  {t('raters:page.title')}
                </LinkButton>
              </>
            ) : null}
            <LinkButton to={`/kegiatan/${eventId}`} variant="default">
              {t('centres:openEvent')}
            </LinkButton>
          </>
        }
      />
      <PageTabs
        label={t('centres:tab.label')}
        to={`/pusat-penilaian/${id}`}
        tabs={names.map((tab) => ({ name: tab, label: t(TABS[tab].key) }))}
        current={current}
      />
      <Panel centre={centre.data} />
    </>
  )
}
