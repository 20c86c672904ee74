import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, asApiError } from '../../lib/api-error.ts'
import { formatNumber } from '../../lib/format.ts'
import type { JobHandle } from '../../lib/use-job.ts'
import { JobProgress } from '../../ui/job-progress.tsx'
import classes from './placement.module.css'
import { RefusalNotice } from './refusal-notice.tsx'

interface Props {
  readonly label: string
  readonly job: JobHandle<unknown>
  /** Where the work has one. */
  readonly limitSeconds?: number
}

/** Long work on a round: its progress with the time, or who changed the round meanwhile. */
export function RoundJob({ label, job, limitSeconds }: Props) {
  const refused = job.error ?? (job.job?.state === 'failed' ? asApiError(job.job.error) : null)
  if (!job.isRunning && refused instanceof ApiError && refused.code === 'ROUND_CHANGED')
    return <RefusalNotice error={refused} />
  return (
    <>
      <JobProgress label={label} job={job} />
      {job.isRunning && job.job ? (
        <JobClock startedAt={job.job.createdAt} progress={job.job.progress} limitSeconds={limitSeconds} />
      ) : null}
    </>
  )
}

/** Below this share an estimate of the rest says nothing. */
const ESTIMATED_FROM = 0.1

function JobClock(props: { startedAt: string; progress: number; limitSeconds: number | undefined }) {
  const { t } = useTranslation()
  const { startedAt, progress, limitSeconds } = props
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const elapsed = Math.max(0, Math.round((now - new Date(startedAt).getTime()) / 1000))
  const left = progress >= ESTIMATED_FROM ? Math.ceil((elapsed * (1 - progress)) / progress) : null
  const sentences = [
    t('placement:clock.elapsed', { seconds: formatNumber(elapsed) }),
    left === null ? null : t('placement:clock.left', { seconds: formatNumber(left) }),
    limitSeconds === undefined ? null : t('placement:clock.limit', { seconds: formatNumber(limitSeconds) }),
  ]
  return <p className={classes.clock}>{sentences.filter(Boolean).join(' ')}</p>
}
