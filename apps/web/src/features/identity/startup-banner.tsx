import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import classes from './entrance.module.css'
import { startupQuery } from './queries.ts'

/** While the demo loads, its progress stands above every page; the pages work meanwhile. */
export function StartupBanner() {
  const { t } = useTranslation()
  const { data } = useQuery(startupQuery)
  if (data?.state === 'failed') return <Notice tone="danger">{t('identity:startup.failed')}</Notice>
  if (!data || data.state === 'ready') return null
  return (
    <div className={classes.banner} role="status">
      {t('identity:startup.banner', { message: data.message, percent: data.percent })}
      <Progress value={data.percent} aria-label={t('identity:startup.title')} />
    </div>
  )
}
