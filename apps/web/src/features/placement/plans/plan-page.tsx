import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SyntheticBadge } from '../../../ui/synthetic-badge.tsx'
import { FairnessPanel } from '../fairness-panel.tsx'
import classes from '../placement.module.css'
import { type Plan, planQuery } from '../placement-data.ts'
import { planName } from '../plan-name.ts'
import { SectionLinks } from '../section-links.tsx'
import { UnrecordedNotice } from '../unrecorded-notice.tsx'
import { useInstansi } from '../use-instansi.ts'
import { ChainList } from './chain-list.tsx'
import { ClashNotice } from './clash-notice.tsx'
import { CurvePanel } from './curve-panel.tsx'
import { EmptyPostTable } from './empty-post-table.tsx'
import { MoveTable } from './move-table.tsx'
import { PlanFigureTiles } from './plan-figure-tiles.tsx'
import { headline } from './plan-headline.ts'
import { PlanOrigin } from './plan-origin.tsx'
import { settingsWords } from './plan-settings.ts'
import { ProposePanel } from './propose-panel.tsx'

/** The sections of a plan by their id, and where the catalogue has their titles. */
const TITLE = {
  perpindahan: 'placement:moves.title',
  rantai: 'placement:chains.title',
  kosong: 'placement:empty.title',
  kurva: 'placement:curve.title',
  kelompok: 'fairness:title',
  asal: 'placement:origin.title',
} as const
const SECTIONS = Object.keys(TITLE) as (keyof typeof TITLE)[]

export default function PlanPage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const { isSynthetic, writeInstant } = useInstansi()
  const found = useQuery(planQuery(id))
  if (found.isPending) return <Loading lines={10} />
  if (found.isError && !found.data) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const plan = found.data
  return (
    <>
      <PageHeader
        title={planName({ number: plan.number, label: plan.settings.label }, i18n)}
        badge={isSynthetic ? <SyntheticBadge /> : null}
        lead={t('placement:plan.lead', {
          round: plan.round.name,
          date: formatDate(plan.round.date),
          asked: settingsWords(plan.settings, i18n),
          by: plan.createdBy,
          at: writeInstant(plan.createdAt),
        })}
        actions={<Link to={`/penempatan/${plan.round.id}` as never}>{t('placement:plan.toRound')}</Link>}
      />
      {plan.isCurrent ? null : <Notice tone="warning">{t('placement:plan.outdated')}</Notice>}
      {plan.isCurrent ? <UnrecordedNotice roundId={plan.round.id} /> : null}
      {plan.clash ? <ClashNotice roundId={plan.round.id} clash={plan.clash} /> : null}
      {plan.figures ? <ReadyPlan plan={plan} /> : null}
    </>
  )
}

function ReadyPlan({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <p className={classes.headline}>{headline(plan.figures!, plan.settings, i18n)}</p>
      <PlanFigureTiles figures={plan.figures!} settings={plan.settings} />
      <ProposePanel round={plan.round} plans={[plan]} />
      <SectionLinks sections={SECTIONS.map((id) => ({ id, title: t(TITLE[id]) }))} />
      <section id="perpindahan" tabIndex={-1} className={classes.section}>
        <h2>{t('placement:moves.title')}</h2>
        <p>{t('placement:moves.lead')}</p>
        <MoveTable plan={plan} />
      </section>
      <section id="rantai" tabIndex={-1} className={classes.section}>
        <h2>{t('placement:chains.title')}</h2>
        <p>{t('placement:chains.lead')}</p>
        <ChainList chains={plan.chains} level={3} />
      </section>
      <section id="kosong" tabIndex={-1} className={classes.section}>
        <h2>{t('placement:empty.title')}</h2>
        <EmptyPostTable posts={plan.empty} />
      </section>
      <div id="kurva" tabIndex={-1} className={classes.section}>
        <CurvePanel plan={plan} />
      </div>
      <div id="kelompok" tabIndex={-1} className={classes.section}>
        <FairnessPanel fairness={plan.fairness as never} />
      </div>
      <div id="asal" tabIndex={-1} className={classes.section}>
        <PlanOrigin plan={plan} />
      </div>
    </>
  )
}
