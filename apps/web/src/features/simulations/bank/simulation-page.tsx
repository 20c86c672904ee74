import { getSimulation } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { ScenarioContent } from '../content/scenario-content.tsx'
import { BranchMapView } from '../map/branch-map-view.tsx'
import { SimulationActions } from './simulation-actions.tsx'
import { SimulationFacts } from './simulation-facts.tsx'
import { VersionContent } from './version-content.tsx'
import { VersionTrial } from './version-trial.tsx'

const TABS = ['versi', 'isi', 'peta', 'main', 'uji'] as const
/** The participant's page comes along only where somebody plays. */
const Preview = lazy(() => import('../preview/draft-preview.tsx').then((module) => ({ default: module.DraftPreview })))

export default function SimulationPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const mayEdit = usePermission('simulation.edit')
  const simulation = useQuery({
    queryKey: ['simulations', 'one', id],
    queryFn: () => callApi(getSimulation, { params: { id } }),
  })
  if (simulation.isPending) return <Loading lines={8} />
  if (simulation.isError) return <ErrorNotice error={simulation.error} onRetry={simulation.refetch} />
  const { code, title, kind, state, currentVersion } = simulation.data
  // Rules and map are the key; who may not edit sees versions and reviews alone.
  const tabs = mayEdit ? TABS : TABS.slice(0, 1)
  const tab = tabs.find((name) => name === filter.bagian) ?? 'versi'
  return (
    <>
      <PageHeader
        title={`${code} ${title}`}
        lead={`${t(`simulation:kind.${kind}`)} · ${t('simulation:view.version', { version: currentVersion })} · ${t(`simulation:state.${state}`)}`}
      />
      <SimulationActions simulation={simulation.data} />
      {tabs.length > 1 ? (
        <PageTabs
          label={t('simulation:view.parts')}
          to={`/simulasi/${id}`}
          tabs={tabs.map((name) => ({ name, label: t(`simulation:view.tab.${name}`) }))}
          current={tab}
        />
      ) : null}
      {tab === 'versi' ? <SimulationFacts simulation={simulation.data} /> : null}
      {tab === 'isi' || tab === 'peta' || tab === 'main' ? (
        <VersionContent key={tab} id={id} version={currentVersion}>
          {(scenario) =>
            tab === 'isi' ? (
              <ScenarioContent scenario={scenario} />
            ) : tab === 'peta' ? (
              <BranchMapView scenario={scenario} />
            ) : (
              <Preview scenario={scenario} hasErrors={false} />
            )
          }
        </VersionContent>
      ) : null}
      {tab === 'uji' ? <VersionTrial simulation={simulation.data} /> : null}
    </>
  )
}
