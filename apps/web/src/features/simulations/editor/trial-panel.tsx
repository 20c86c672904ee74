import { Button } from '@mantine/core'
import { SimulationTrial, trySimulationDraft } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useJob } from '../../../lib/use-job.ts'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TrialReport } from '../trial/trial-report.tsx'

interface TrialPanelProps {
  readonly id: string
  readonly hasErrors: boolean
  readonly flush: () => Promise<number | null>
}

/** Plays the draft as it is stored, thousands of times; the report is kept with the job until the draft is tried again. */
export function TrialPanel({ id, hasErrors, flush }: TrialPanelProps) {
  const { t } = useTranslation()
  const start = async () => {
    await flush()
    return callApi(trySimulationDraft, { params: { id }, body: {} })
  }
  const job = useJob(start, SimulationTrial, () => {}, { kind: 'simulation-draft-trial', id })
  return (
    <>
      <p>{t('simulation:trial.lead')}</p>
      {hasErrors ? <Notice tone="warning">{t('simulation:trial.errors')}</Notice> : null}
      <Button disabled={hasErrors || job.isRunning} onClick={job.start}>
        {t('simulation:trial.start')}
      </Button>
      <JobProgress label={t('simulation:trial.label')} job={job} />
      {job.result ? <TrialReport trial={job.result} /> : null}
    </>
  )
}
