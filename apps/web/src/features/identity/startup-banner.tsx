import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import classes from './entrance.module.css'
import { startupQuery } from './queries.ts'
import { phaseStates } from './startup-phases.ts'

/** For those who have come in already: while the demo loads, its progress stands above every page. */
export function StartupBanner() {
  const { t } = useTranslation()
  const { data } = useQuery(startupQuery)
  if (data?.state !== 'demo' && data?.state !== 'failed') return null
  const current = phaseStates(data).find(({ state }) => state === 'now' || state === 'stopped')
  const phase = t(`identity:startup.phase.${current?.phase ?? 'web'}`)
  if (data.state === 'failed')
    return (
      <Notice tone="danger" title={t('identity:startup.failed', { phase })}>
        {data.cause ? <p>{t('identity:startup.failedCause', { cause: data.cause })}</p> : null}
        <p>{t('identity:startup.failedDo')}</p>
      </Notice>
    )
  return (
    <div className={classes.banner}>
      <span role="status">{t('identity:startup.banner', { message: phase })}</span>{' '}
      {t('identity:startup.share', { percent: data.percent })}
      <Progress value={data.percent} aria-label={t('identity:startup.title')} />
    </div>
  )
}
