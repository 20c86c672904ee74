import type { RoundRow } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PagedTable } from '../paged-table.tsx'
import { roundsQuery } from '../placement-data.ts'
import { useInstansi } from '../use-instansi.ts'
import { tierNames } from './round-words.ts'

export default function RoundListPage() {
  const { t } = useTranslation()
  const rounds = useQuery(roundsQuery)
  const mayEdit = usePermission('placement.edit')
  const create = mayEdit ? <LinkButton to="/penempatan/baru">{t('placement:list.create')}</LinkButton> : null
  return (
    <>
      <PageHeader title={t('placement:list.title')} lead={t('placement:list.lead')} actions={create} />
      {rounds.isPending ? <Loading lines={6} /> : null}
      {rounds.isError ? <ErrorNotice error={rounds.error} onRetry={rounds.refetch} /> : null}
      {rounds.data?.length === 0 ? (
        <EmptyState title={t('placement:list.empty')} action={create}>
          <ol>
            {(['one', 'two', 'three'] as const).map((step) => (
              <li key={step}>{t(`placement:list.guide.${step}`)}</li>
            ))}
          </ol>
        </EmptyState>
      ) : null}
      {rounds.data && rounds.data.length > 0 ? <RoundTable rounds={rounds.data} /> : null}
    </>
  )
}

function RoundTable({ rounds }: { rounds: readonly RoundRow[] }) {
  const { t } = useTranslation()
  const { writeInstant } = useInstansi()
  return (
    <PagedTable
      caption={t('placement:list.caption')}
      rows={rounds}
      rowKey={({ id }) => id}
      textOf={({ name, changedBy }) => `${name} ${changedBy}`}
      columns={[
        {
          id: 'name',
          title: t('placement:list.name'),
          cell: (row) => <Link to={`/penempatan/${row.id}` as never}>{row.name}</Link>,
        },
        { id: 'state', title: t('placement:list.state'), cell: (row) => t(`placement:state.${row.state}`) },
        { id: 'date', title: t('placement:list.date'), cell: (row) => formatDate(row.date) },
        { id: 'tiers', title: t('placement:form.tiers'), cell: (row) => tierNames(row.tiers) },
        { id: 'plans', title: t('placement:list.plans'), isNumber: true, cell: (row) => formatNumber(row.plans) },
        {
          id: 'changed',
          title: t('placement:list.changed'),
          cell: (row) => t('placement:byAt', { by: row.changedBy, at: writeInstant(row.changedAt) }),
        },
      ]}
    />
  )
}
