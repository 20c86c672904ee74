import { listJabatan } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

const PAGE_SIZE = 50

export default function JabatanListPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const opd = useOpdOptions()
  const page = Number(filter.page ?? 1)
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== 'page' && value)
  const list = useQuery({
    queryKey: ['jabatan', filter, page],
    queryFn: () => callApi(listJabatan, { query: { ...filter, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  const kinds = [
    { value: 'STRUKTURAL', label: t('list:STRUKTURAL') },
    { value: 'JF', label: t('list:JF') },
    { value: 'PELAKSANA', label: t('list:PELAKSANA') },
  ]
  const kindName = (kind: string) => kinds.find(({ value }) => value === kind)?.label ?? kind
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      label={label}
      all={t('list:all')}
      value={filter[name]}
      options={options}
      onSelect={(value) => change({ [name]: value })}
    />
  )
  return (
    <>
      <PageHeader title={t('organization:posts.title')} lead={t('organization:posts.lead')} />
      <FilterRow label={t('list:filters')}>
        <SearchField
          label={t('organization:posts.search')}
          value={filter.search}
          onSearch={(search) => change({ search })}
        />
        {select('unitId', t('list:unit'), opd)}
        {select('tier', t('list:tier'), TIER_OPTIONS)}
        {select('kind', t('list:kind'), kinds)}
        {select(
          'vacant',
          t('organization:posts.vacantFilter'),
          yesNo(t('organization:posts.vacant'), t('organization:posts.filled')),
        )}
        {select(
          'critical',
          t('organization:posts.criticalFilter'),
          yesNo(t('organization:posts.critical'), t('organization:posts.notCritical')),
        )}
      </FilterRow>
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.total === 0 ? (
        isFiltered ? (
          <EmptyState title={t('list:none')}>{t('list:noneHint')}</EmptyState>
        ) : (
          <EmptyState title={t('organization:posts.empty')}>{t('organization:posts.emptyHint')}</EmptyState>
        )
      ) : null}
      {list.data && list.data.total > 0 ? (
        <>
          <PlainTable
            caption={t('organization:posts.caption')}
            rows={list.data.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                title: t('organization:posts.name'),
                cell: (row) => (
                  <>
                    <Link to={`/jabatan/${row.id}` as never}>{row.name}</Link>
                    {row.isCritical ? ` (${t('organization:posts.criticalMark')})` : ''}
                  </>
                ),
              },
              { id: 'unit', title: t('organization:posts.unit'), cell: (row) => row.unitName },
              { id: 'kind', title: t('organization:posts.kind'), cell: (row) => kindName(row.kind) },
              {
                id: 'tier',
                title: t('organization:posts.tier'),
                cell: (row) => (row.tier ? tierName(row.tier) : t('organization:posts.noTier')),
              },
              { id: 'kelas', title: t('organization:posts.kelas'), isNumber: true, cell: (row) => row.kelas ?? '–' },
              {
                id: 'seats',
                title: t('organization:posts.seats'),
                isNumber: true,
                cell: (row) => `${row.filled} / ${row.seats}`,
              },
              {
                id: 'incumbent',
                title: t('organization:posts.incumbent'),
                cell: (row) => row.incumbent ?? (row.filled < row.seats ? t('organization:posts.vacantMark') : '–'),
              },
            ]}
          />
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={list.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}
