import { Button } from '@mantine/core'
import { listPegawai, type QueryOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip } from '../../lib/format.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

const PAGE_SIZE = 50

export default function PegawaiListPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const opd = useOpdOptions()
  const mayImport = usePermission('pegawai.import')
  const page = Number(filter.page ?? 1)
  const query = { ...filter, page, pageSize: PAGE_SIZE } as QueryOf<typeof listPegawai>
  const list = useQuery({
    queryKey: ['pegawai', query],
    queryFn: () => callApi(listPegawai, { query: query as never }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title={t('pegawai:list.title')}
        lead={t('pegawai:list.lead')}
        actions={
          mayImport ? (
            <Button component="a" href="/impor" variant="default">
              {t('pegawai:list.import')}
            </Button>
          ) : null
        }
      />
      <FilterRow label={t('list:filters')}>
        <SearchField label={t('pegawai:list.search')} value={filter.search} onSearch={(search) => change({ search })} />
        <SelectField
          label={t('list:unit')}
          all={t('list:all')}
          value={filter.unitId}
          options={opd}
          onSelect={(unitId) => change({ unitId })}
        />
        <SelectField
          label={t('list:tier')}
          all={t('list:all')}
          value={filter.tier}
          options={TIER_OPTIONS}
          onSelect={(tier) => change({ tier })}
        />
      </FilterRow>
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.total === 0 ? <NoPeople isFiltered={Object.keys(filter).length > 0} /> : null}
      {list.data && list.data.total > 0 ? (
        <>
          <PlainTable
            caption={t('pegawai:list.caption')}
            rows={list.data.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                title: t('pegawai:list.name'),
                cell: (row) => <Link to={`/pegawai/${row.id}` as never}>{row.name}</Link>,
              },
              { id: 'nip', title: t('pegawai:list.nip'), cell: (row) => formatNip(row.nip) },
              { id: 'post', title: t('pegawai:list.post'), cell: (row) => row.jabatanName ?? '–' },
              { id: 'unit', title: t('pegawai:list.unit'), cell: (row) => row.unitName ?? '–' },
              { id: 'tier', title: t('pegawai:list.tier'), cell: (row) => tierName(row.tier) },
              { id: 'rank', title: t('pegawai:list.rank'), cell: (row) => row.golongan ?? '–' },
              { id: 'assessed', title: t('pegawai:list.assessed'), cell: (row) => formatDate(row.assessedOn) },
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

function NoPeople({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation()
  return isFiltered ? (
    <EmptyState title={t('list:none')}>{t('list:noneHint')}</EmptyState>
  ) : (
    <EmptyState title={t('pegawai:list.empty')}>{t('pegawai:list.emptyHint')}</EmptyState>
  )
}
