import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber, formatShare } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { planTitle } from '../plan-name.ts'
import { UnrecordedNotice } from '../unrecorded-notice.tsx'
import { BAR_ID, DecisionBar } from './decision-bar.tsx'
import classes from './decisions.module.css'
import { DocumentsPanel } from './documents-panel.tsx'
import { PostList } from './post-list.tsx'
import { StateWords } from './proposal-cards.tsx'
import { formatPoints, type ProposalView, proposalQuery } from './proposal-data.ts'

export default function ProposalPage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery(proposalQuery(id))
  const mayDecide = usePermission('placement.decide')
  const mayRead = usePermission('placement.read')
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const view = found.data
  const isOpen = view.state === 'open'
  return (
    <>
      <PageHeader
        title={view.round.name}
        lead={t('decision:list.plan', {
          plan: planTitle(view.plan, i18n),
          day: formatDate(view.round.date),
        })}
        actions={
          <>
            {mayRead ? <Link to={`/penempatan/${view.round.id}` as never}>{t('decision:page.round')}</Link> : null}
            <Link to={'/keputusan' as never}>{t('decision:page.all')}</Link>
          </>
        }
      />
      <Notice tone={isOpen ? 'info' : view.state === 'signed' ? 'success' : 'warning'}>
        <p>
          <StateWords row={view} />
        </p>
        <p>{t('decision:page.nothingMoves')}</p>
      </Notice>
      <blockquote className={classes.note}>
        {view.note}
        <br />
        <span className={classes.muted}>
          {t('decision:list.proposed', { by: view.proposedBy, at: formatDate(view.proposedAt) })}
        </span>
      </blockquote>
      <StaleNotice view={view} />
      {isOpen && mayRead ? <UnrecordedNotice roundId={view.round.id} /> : null}
      <Figures view={view} />
      {isOpen ? <ToBar /> : null}
      <PostList view={view} mayDecide={mayDecide && isOpen} />
      <DocumentsPanel view={view} />
      {isOpen ? <DecisionBar view={view} /> : null}
    </>
  )
}

/** On a phone the bar stands at the end of a long list. */
function ToBar() {
  const { t } = useTranslation()
  return (
    <a
      className={classes.toBar}
      href={`#${BAR_ID}`}
      onClick={(event) => {
        event.preventDefault()
        const bar = document.getElementById(BAR_ID)
        bar?.scrollIntoView()
        bar?.focus({ preventScroll: true })
      }}
    >
      {t('decision:bar.toBar')}
    </a>
  )
}

function StaleNotice({ view: { stale } }: { view: ProposalView }) {
  const { t } = useTranslation()
  if (!stale) return null
  return (
    <Notice tone="warning" title={t('decision:stale.title', { count: stale.total })}>
      <p>{stale.reason}</p>
      <p>
        {stale.changes
          .slice(0, 10)
          .map(({ name }) => name)
          .join('; ')}
      </p>
    </Notice>
  )
}

function Figures({ view: { figures, sheet } }: { view: ProposalView }) {
  const { t } = useTranslation()
  const { total, bound, plannedFit, decidedFit } = figures
  const conflicts = sheet.filter((post) => post.conflicts.length > 0).length
  return (
    <StatRow>
      <StatTile
        label={t('decision:figures.decided')}
        value={t('decision:figures.of', {
          part: formatNumber(sheet.filter(({ decision }) => decision).length),
          whole: formatNumber(sheet.length),
        })}
        note={t('decision:figures.conflicts', { count: conflicts })}
      />
      <StatTile
        label={t('decision:figures.vacancies')}
        value={t('decision:figures.of', {
          part: formatNumber(figures.filledVacancies),
          whole: formatNumber(figures.vacancies),
        })}
        note={t('decision:figures.moves', { count: figures.moves })}
      />
      <StatTile
        label={t('decision:figures.total')}
        value={formatPoints(total)}
        note={t(figures.certified ? 'decision:figures.certified' : 'decision:figures.bound', {
          share: formatShare(bound === 0 ? null : total / bound),
        })}
      />
      <StatTile
        label={t('decision:figures.difference')}
        value={formatPoints(decidedFit - plannedFit)}
        note={t('decision:figures.differenceNote')}
      />
    </StatRow>
  )
}
