import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { freshnessQuery, type Round } from '../placement-data.ts'
import { ChangeList } from './change-list.tsx'
import { FreezeButton } from './freeze-panel.tsx'

/** Nothing while the records are still those of the frozen data. */
export function FreshnessNotice({ round }: { round: Round }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit')
  const freshness = useQuery(freshnessQuery(round.id))
  if (freshness.isError)
    return <ErrorNotice title={t('placement:stale.unknown')} error={freshness.error} onRetry={freshness.refetch} />
  if (!freshness.data?.isStale) return null
  const { total, changes } = freshness.data
  const inPlan = changes.filter((change) => change.inPlan).length
  return (
    <Notice
      tone="warning"
      title={t('placement:stale.title', { total: formatNumber(total) })}
      action={mayEdit ? <FreezeButton round={round} /> : null}
    >
      <p>
        {t(inPlan > 0 ? 'placement:stale.touching' : 'placement:stale.untouched', { count: inPlan })}{' '}
        {t('placement:stale.meaning')}
      </p>
      <details>
        <summary>{t('placement:stale.show')}</summary>
        <ChangeList freshness={freshness.data} />
      </details>
    </Notice>
  )
}
