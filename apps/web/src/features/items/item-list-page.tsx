import { Button } from '@mantine/core'
import { listItems, loadStarterBank } from '@petakom/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { BankLinks } from './bank-links.tsx'
import { ItemFilters } from './item-filters.tsx'
import { ItemTable } from './item-table.tsx'
import { bankSummaryQuery, ThemeTiles } from './theme-tiles.tsx'

const PAGE_SIZE = 50

export default function ItemListPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [filter, change] = useUrlFilter()
  const page = Number(filter.page ?? 1)
  const items = useQuery({
    queryKey: ['items', 'list', filter],
    queryFn: () => callApi(listItems, { query: { ...filter, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const summary = useQuery(bankSummaryQuery)
  const mayEdit = usePermission('item.edit')
  const load = useMutation({
    mutationFn: () => callApi(loadStarterBank),
    onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }),
  })
  const isEmpty = summary.data?.themes.length === 0
  const waiting = summary.data?.waitingForMe ?? 0
  return (
    <>
      <PageHeader
        title={t('items:list.title')}
        lead={t('items:list.lead')}
        actions={mayEdit ? <LinkButton to="/bank-soal/baru">{t('items:form.newTitle')}</LinkButton> : null}
      />
      <BankLinks />
      {load.isError ? <ErrorNotice error={load.error} /> : null}
      {load.data ? (
        <Notice tone="success" live>
          {t('items:list.loaded', { count: load.data.added })}
        </Notice>
      ) : null}
      {filter.waiting ? (
        <Notice action={<Link to="/bank-soal">{t('bank:list.showAll')}</Link>}>{t('bank:list.onlyMine')}</Notice>
      ) : waiting > 0 ? (
        <Notice
          action={
            <Link to="/bank-soal" search={{ waiting: 'me' } as never}>
              {t('bank:list.showMine')}
            </Link>
          }
        >
          {t('bank:list.waiting', { count: waiting, number: formatNumber(waiting) })}
        </Notice>
      ) : null}
      <ThemeTiles />
      <ItemFilters filter={filter} change={change} summary={summary.data} />
      {items.isPending ? <Loading lines={8} /> : null}
      {items.isError ? <ErrorNotice error={items.error} onRetry={items.refetch} /> : null}
      {isEmpty ? (
        <EmptyState
          title={t('items:list.empty')}
          action={
            mayEdit ? (
              <Button loading={load.isPending} onClick={() => load.mutate()}>
                {t('items:list.load')}
              </Button>
            ) : null
          }
        >
          {t('items:list.emptyHint')}
        </EmptyState>
      ) : null}
      {items.data?.rows.length === 0 && !isEmpty ? (
        <EmptyState title={t('list:none')}>{t('list:noneHint')}</EmptyState>
      ) : null}
      {items.data && items.data.rows.length > 0 ? (
        <>
          <ItemTable rows={items.data.rows} total={items.data.total} />
          <p>{t('bank:list.servedHint', { total: formatNumber(items.data.total) })}</p>
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={items.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}
