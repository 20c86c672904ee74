import { Button, Group, Progress, Text } from '@mantine/core'
import type { Job } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './error-notice.tsx'
import { Notice } from './notice.tsx'

interface Props {
  readonly label: string
  readonly job: {
    readonly job: Job | undefined
    readonly isRunning: boolean
    readonly error: Error | null
    stop(): void
  }
}

/** How far long work is, with a button that stops it; why it failed, once it has. */
export function JobProgress({ label, job: { job, isRunning, error, stop } }: Props) {
  const { t } = useTranslation()
  if (error) return <ErrorNotice error={error} />
  if (job?.state === 'failed')
    return (
      <Notice tone="danger" live>
        {job.error?.message}
      </Notice>
    )
  if (job?.state === 'cancelled')
    return (
      <Notice tone="info" live>
        {t('common:job.cancelled')}
      </Notice>
    )
  if (!isRunning) return null
  const percent = Math.round(100 * (job?.progress ?? 0))
  return (
    <Group role="status" my="md">
      <Text>{label}</Text>
      <Progress value={percent} aria-label={label} style={{ flex: 1, minWidth: '8rem' }} />
      <Text>
        {job?.state === 'running' ? job.message || t('common:job.running', { percent }) : t('common:job.queued')}
      </Text>
      <Button variant="default" onClick={stop} disabled={!job}>
        {t('common:job.cancel')}
      </Button>
    </Group>
  )
}
