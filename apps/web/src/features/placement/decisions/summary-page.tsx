import { getPlacementSummary, type ResponseOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import classes from './decisions.module.css'
import { ProposalCards } from './proposal-cards.tsx'

type Summary = ResponseOf<typeof getPlacementSummary>

/** What awaits the head of agency, what is vacant, and three risks; nothing here decides anything. */
export default function SummaryPage() {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: ['placement-summary'], queryFn: () => callApi(getPlacementSummary) })
  return (
    <>
      <PageHeader title={t('decision:summary.title')} lead={t('decision:summary.lead')} />
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data ? <Content summary={found.data} /> : null}
    </>
  )
}

function Content({ summary }: { summary: Summary }) {
  const { t } = useTranslation()
  return (
    <>
      {summary.awaiting.length > 0 ? (
        <ProposalCards title={t('decision:summary.awaiting')} rows={summary.awaiting} />
      ) : (
        <EmptyState title={t('decision:summary.nothing')}>{t('decision:summary.nothingHint')}</EmptyState>
      )}
      <Vacancies summary={summary} />
      <Risks risks={summary.risks} />
    </>
  )
}

function Vacancies({ summary: { tiers, coverage } }: { summary: Summary }) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{t('decision:summary.vacancies')}</h2>
      {tiers.length === 0 ? <p>{t('decision:summary.noPosts')}</p> : null}
      <StatRow>
        {tiers.map(({ tier, posts, vacant, decided }) => (
          <StatTile
            key={tier}
            label={tierName(tier)}
            value={t('decision:summary.vacant', { count: vacant })}
            note={
              decided > 0
                ? t('decision:summary.ofPostsDecided', { posts: formatNumber(posts), decided: formatNumber(decided) })
                : t('decision:summary.ofPosts', { posts: formatNumber(posts) })
            }
          />
        ))}
        {coverage ? (
          <StatTile
            label={t('decision:summary.coverage')}
            value={t('decision:figures.of', { part: coverage.covered, whole: coverage.critical })}
            note={t('decision:summary.coverageNote')}
          />
        ) : null}
      </StatRow>
    </section>
  )
}

function Risks({ risks }: { risks: Summary['risks'] }) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{t('decision:summary.risks')}</h2>
      <ul className={classes.list}>
        {risks.map(({ code, count, examples }) => (
          <li key={code} className={classes.card}>
            <h3 className={classes.cardTitle}>{t(`decision:risk.${code}.title`, { count })}</h3>
            <p className={classes.muted}>{t(`decision:risk.${code}.text`)}</p>
            {examples.length > 0 ? (
              <ul className={classes.steps}>
                {examples.map(({ name, detail, day }) => (
                  <li key={`${name} ${detail}`}>
                    {name}, {detail}
                    {': '}
                    {day ? t(`decision:risk.${code}.day`, { day: formatDate(day) }) : t(`decision:risk.${code}.noDay`)}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
