import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { planTitle } from '../plan-name.ts'
import classes from './decisions.module.css'
import { StateWords } from './proposal-cards.tsx'
import { proposalsQuery } from './proposal-data.ts'
import { RecheckPanel } from './recheck-panel.tsx'

/** For whoever doubts: every proposal and archive, each to be verified on the spot. */
export default function RecheckPage() {
  const { t, i18n } = useTranslation()
  const list = useQuery(proposalsQuery())
  return (
    <>
      <PageHeader title={t('decision:recheck.title')} lead={t('decision:recheck.lead')} />
      <Notice>{t('decision:recheck.alsoCommand')}</Notice>
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.length === 0 ? (
        <EmptyState title={t('decision:recheck.empty')}>{t('decision:recheck.emptyHint')}</EmptyState>
      ) : null}
      <ul className={classes.list} style={{ marginBlockStart: 'var(--space-4)' }}>
        {list.data?.map((row) => (
          <li key={row.id} className={classes.card}>
            <h2 className={classes.cardTitle}>
              <Link to={`/keputusan/${row.id}` as never}>{row.round.name}</Link>
            </h2>
            <p>
              {t('decision:list.plan', {
                plan: planTitle(row.plan, i18n),
                day: formatDate(row.round.date),
              })}
            </p>
            <p className={classes.muted}>
              <StateWords row={row} />
            </p>
            <RecheckPanel id={row.id} />
          </li>
        ))}
      </ul>
    </>
  )
}
