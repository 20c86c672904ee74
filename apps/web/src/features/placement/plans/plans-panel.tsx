import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import classes from '../placement.module.css'
import { plansQuery, type Round } from '../placement-data.ts'
import { CompareChooser } from './compare-chooser.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanTable } from './plan-table.tsx'

/** The plans of a round, two of them side by side, and the form that makes the next. */
export function PlansPanel({ round }: { round: Round }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('placement.edit') && round.state === 'frozen'
  const plans = useQuery(plansQuery(round.id))
  if (plans.isPending) return <Loading lines={6} />
  if (plans.isError) return <ErrorNotice error={plans.error} onRetry={plans.refetch} />
  const newestFirst = plans.data.toSorted((a, b) => b.number - a.number)
  return (
    <>
      <h2>{t('placement:plans.title')}</h2>
      {newestFirst.length === 0 ? (
        <EmptyState title={t('placement:plans.empty')}>
          {t(mayEdit ? 'placement:plans.emptyHint' : 'placement:plans.emptyRead')}
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <PlanTable plans={newestFirst} proposedPlanId={round.proposedPlanId} />
          <CompareChooser roundId={round.id} plans={newestFirst} />
        </div>
      )}
      {mayEdit ? <PlanForm round={round} plans={newestFirst} /> : null}
    </>
  )
}
