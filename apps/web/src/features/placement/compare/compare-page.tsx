import { comparePlans, type PlanRow } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SyntheticBadge } from '../../../ui/synthetic-badge.tsx'
import { plansQuery, type Round, roundQuery } from '../placement-data.ts'
import { CompareChooser } from '../plans/compare-chooser.tsx'
import { useInstansi } from '../use-instansi.ts'
import { Comparison } from './comparison.tsx'

export default function ComparePage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const { isSynthetic } = useInstansi()
  const round = useQuery(roundQuery(id))
  const plans = useQuery(plansQuery(id))
  if (round.isError) return <ErrorNotice error={round.error} onRetry={round.refetch} />
  if (plans.isError) return <ErrorNotice error={plans.error} onRetry={plans.refetch} />
  if (!round.data || !plans.data) return <Loading lines={10} />
  return (
    <>
      <PageHeader
        title={t('placement:compare.title')}
        badge={isSynthetic ? <SyntheticBadge /> : null}
        lead={round.data.name}
        actions={<Link to={`/penempatan/${id}` as never}>{t('placement:plan.toRound')}</Link>}
      />
      <ChosenPlans round={round.data} plans={plans.data.toSorted((a, b) => b.number - a.number)} />
    </>
  )
}

/** The two named in the address, else the newest two. */
function ChosenPlans({ round, plans }: { round: Round; plans: readonly PlanRow[] }) {
  const [filter] = useUrlFilter()
  const ready = plans.filter(({ figures }) => figures !== null)
  const a = filter.a ?? ready[0]?.id
  const b = filter.b ?? ready[1]?.id
  const query = { a: a ?? '', b: b ?? '' }
  const compared = useQuery({
    queryKey: ['round', round.id, 'compare', query],
    queryFn: () => callApi(comparePlans, { params: { id: round.id }, query }),
    enabled: a !== undefined && b !== undefined && a !== b,
  })
  return (
    <>
      <CompareChooser key={`${a} ${b}`} roundId={round.id} plans={plans} a={a} b={b} />
      {compared.isLoading ? <Loading lines={10} /> : null}
      {compared.isError ? <ErrorNotice error={compared.error} onRetry={compared.refetch} /> : null}
      {compared.data ? <Comparison round={round} plans={plans} compared={compared.data} /> : null}
    </>
  )
}
