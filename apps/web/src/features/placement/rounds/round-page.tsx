import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { SyntheticBadge } from '../../../ui/synthetic-badge.tsx'
import { ConstraintPanel } from '../constraints/constraint-panel.tsx'
import classes from '../placement.module.css'
import { type Round, roundQuery } from '../placement-data.ts'
import { PlansPanel } from '../plans/plans-panel.tsx'
import { UnrecordedNotice } from '../unrecorded-notice.tsx'
import { useInstansi } from '../use-instansi.ts'
import { FreezePanel } from './freeze-panel.tsx'
import { FreshnessNotice } from './freshness-notice.tsx'
import { IncompleteNotice } from './incomplete-notice.tsx'
import { OfficialTable } from './official-table.tsx'
import { PostTable } from './post-table.tsx'
import { RoundStateNotice } from './round-state-notice.tsx'
import { RoundSteps } from './round-steps.tsx'
import { tierNames } from './round-words.ts'
import { SnapshotPanel } from './snapshot-panel.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

const TABS = {
  rencana: PlansPanel,
  ketentuan: ConstraintPanel,
  data: SnapshotPanel,
  jabatan: PostTable,
  pegawai: OfficialTable,
} as const
type TabName = keyof typeof TABS
const TAB_NAMES = Object.keys(TABS) as TabName[]

export default function RoundPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const { isSynthetic } = useInstansi()
  const round = useQuery(roundQuery(id))
  if (round.isPending) return <Loading lines={8} />
  if (round.isError && !round.data) return <ErrorNotice error={round.error} onRetry={round.refetch} />
  return (
    <>
      <PageHeader
        title={round.data.name}
        badge={isSynthetic ? <SyntheticBadge /> : null}
        lead={<RoundLead round={round.data} />}
        actions={
          <>
            <Link to={'/penempatan' as never}>{t('placement:round.all')}</Link>
            <WithdrawButton round={round.data} />
          </>
        }
      />
      <RoundSteps round={round.data} />
      <RoundStateNotice round={round.data} />
      {round.data.snapshot === null ? <FreezePanel round={round.data} /> : <FrozenRound round={round.data} />}
    </>
  )
}

function RoundLead({ round }: { round: Round }) {
  const { t } = useTranslation()
  const { writeInstant } = useInstansi()
  const choices = [
    round.allowLateral ? 'withRotation' : 'withoutRotation',
    round.backfill ? 'withBackfill' : 'withoutBackfill',
    ...(round.withRank ? ['withRank'] : []),
  ]
  return (
    <>
      {t('placement:round.lead', {
        state: t(`placement:state.${round.state}`),
        date: formatDate(round.date),
        tiers: tierNames(round.tiers),
        unit: round.unitName ?? t('placement:form.unitAll'),
        choices: choices.map((choice) => t(`placement:round.${choice}`)).join(', '),
      })}{' '}
      {t('placement:round.changed', { by: round.changedBy, at: writeInstant(round.changedAt) })}
    </>
  )
}

function FrozenRound({ round }: { round: Round }) {
  const { t } = useTranslation()
  const [filter] = useUrlFilter()
  const current = TAB_NAMES.find((tab) => tab === filter.bagian) ?? 'rencana'
  const Panel = TABS[current]
  return (
    <>
      {round.state === 'frozen' ? (
        <div className={classes.stack}>
          <FreshnessNotice round={round} />
          <IncompleteNotice round={round} />
          <UnrecordedNotice roundId={round.id} />
        </div>
      ) : null}
      <PageTabs
        label={t('placement:tab.label')}
        to={`/penempatan/${round.id}`}
        tabs={TAB_NAMES.map((name) => ({ name, label: t(`placement:tab.${name}`) }))}
        current={current}
      />
      <Panel round={round} />
    </>
  )
}
