import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProposalCards } from './proposal-cards.tsx'
import { proposalsQuery } from './proposal-data.ts'

export default function ProposalListPage() {
  const { t } = useTranslation()
  const list = useQuery(proposalsQuery())
  const open = list.data?.filter(({ state }) => state === 'open') ?? []
  const ended = list.data?.filter(({ state }) => state !== 'open') ?? []
  return (
    <>
      <PageHeader title={t('decision:list.title')} lead={t('decision:list.lead')} />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data && open.length === 0 ? (
        <EmptyState title={t('decision:list.empty')}>{t('decision:list.emptyHint')}</EmptyState>
      ) : null}
      {open.length > 0 ? <ProposalCards title={t('decision:list.open')} rows={open} /> : null}
      {ended.length > 0 ? <ProposalCards title={t('decision:list.ended')} rows={ended} /> : null}
    </>
  )
}
