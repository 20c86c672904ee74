import { Button } from '@mantine/core'
import { SimulationTrial, trySimulation } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { useJob } from '../../../lib/use-job.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { TrialReport } from '../trial/trial-report.tsx'
import type { SimulationView } from './simulation-facts.tsx'

/** The last trial of the current version, kept with it, and a button that plays it again. */
export function VersionTrial({ simulation }: { simulation: SimulationView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { id, currentVersion, versions } = simulation
  const job = useJob(
    () => callApi(trySimulation, { params: { id }, body: {} }),
    SimulationTrial,
    () => void client.invalidateQueries({ queryKey: ['simulations', 'one', id] }),
    { kind: 'simulation-trial', id },
  )
  const trial = versions.find(({ version }) => version === currentVersion)?.trial ?? null
  return (
    <>
      <p>{t('simulation:trial.lead')}</p>
      <Button loading={job.isRunning} onClick={job.start}>
        {t('simulation:trial.start')}
      </Button>
      <JobProgress label={t('simulation:trial.label')} job={job} />
      {trial ? (
        <>
          <p>{t('simulation:trial.keptBy', { by: trial.by, at: formatDateTime(trial.at, zone) })}</p>
          <TrialReport trial={trial.report} />
        </>
      ) : (
        <EmptyState title={t('simulation:trial.none')}>{t('simulation:trial.noneHint')}</EmptyState>
      )}
    </>
  )
}
