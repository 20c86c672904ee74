import { Button, Progress } from '@mantine/core'
import type { Job } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../lib/api-error.ts'
import { errorSentence } from '../lib/error-sentence.ts'
import { ErrorNotice } from './error-notice.tsx'
import classes from './job-progress.module.css'
import { Notice } from './notice.tsx'

interface Props {
  readonly label: string
  readonly job: {
    readonly job: Job | undefined
    readonly isRunning: boolean
    readonly isStopping: boolean
    readonly error: Error | null
    start(): void
    stop(): void
  }
}

/** How far long work is, with a button that stops it; why it failed, once it has, with a way to try again. */
export function JobProgress({ label, job: { job, isRunning, isStopping, error, start, stop } }: Props) {
  const { t, i18n } = useTranslation()
  const words = useJobWords()
  if (error) return <ErrorNotice error={error} />
  if (isRunning) {
    const percent = Math.round(100 * (job?.progress ?? 0))
    return (
      <section className={classes.job} aria-label={label}>
        <div className={classes.head}>
          <p className={classes.label}>{label}</p>
          <span className={classes.share}>{t('common:job.percent', { percent })}</span>
        </div>
        <Progress className={classes.bar} value={percent} aria-label={label} />
        <div className={classes.foot}>
          <p className={classes.message} role="status">
            {isStopping ? t('common:job.stopping') : words(job)}
          </p>
          <Button variant="default" onClick={stop} disabled={!job || isStopping}>
            {t('common:job.cancel')}
          </Button>
        </div>
      </section>
    )
  }
  if (job?.state !== 'failed' && job?.state !== 'cancelled') return null
  const isFailed = job.state === 'failed'
  return (
    <Notice
      tone={isFailed ? 'danger' : 'info'}
      live
      title={t(isFailed ? 'common:job.failedTitle' : 'common:job.cancelledTitle', { label })}
      action={
        <Button variant="default" onClick={start}>
          {t('common:action.retry')}
        </Button>
      }
    >
      <p>{isFailed ? errorSentence(asApiError(job.error), i18n) : t('common:job.cancelled')}</p>
    </Notice>
  )
}

/** A step that the server names by its code, in the reader's language; a sentence of its own as it is. */
function useJobWords() {
  const { t, i18n } = useTranslation()
  return (job: Job | undefined): string => {
    if (job?.state !== 'running') return t('common:job.queued')
    const key = `common:job.step.${job.message}`
    if (/^[a-z]+$/.test(job.message) && i18n.exists(key)) return t(key)
    return job.message || t('common:job.working')
  }
}
