import { Button } from '@mantine/core'
import { listRoundOfficials, type ResponseOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { datumName } from '../../../lib/rule-words.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FilterRow, SearchField } from '../../../ui/filter-row.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, PlainTable } from '../../../ui/plain-table.tsx'
import { ConstraintDialog } from '../constraints/constraint-dialog.tsx'
import { NothingFound } from '../nothing-found.tsx'
import { PersonCell } from '../person-cell.tsx'
import type { Round } from '../placement-data.ts'
import { usePageSize } from '../use-page-size.ts'

type Official = ResponseOf<typeof listRoundOfficials>['officials'][number]

/** The officials of the frozen data, found by name, NIP or post, and what keeps some from being compared. */
export function OfficialTable({ round }: { round: Round }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const pageSize = usePageSize(50, 20)
  const page = Math.max(1, Number(filter.page) || 1)
  const query = { search: filter.cari, limit: pageSize, offset: (page - 1) * pageSize }
  const found = useQuery({
    queryKey: ['round', round.id, 'officials', query],
    queryFn: () => callApi(listRoundOfficials, { params: { id: round.id }, query }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <h2>{t('placement:officials.title')}</h2>
      <p>{t('placement:officials.lead')}</p>
      <FilterRow label={t('list:filters')}>
        <SearchField
          label={t('placement:officials.search')}
          value={filter.cari}
          onSearch={(cari) => change({ cari })}
        />
      </FilterRow>
      {found.isPending ? <Loading lines={10} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data?.total === 0 ? <NothingFound page={page} onFirst={() => change({})} /> : null}
      {found.data && found.data.total > 0 ? (
        <>
          <OfficialRows round={round} officials={found.data.officials} />
          <Pager
            page={page}
            pageSize={pageSize}
            total={found.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}

function OfficialRows({ round, officials }: { round: Round; officials: readonly Official[] }) {
  const { t, i18n } = useTranslation()
  const mayEdit = usePermission('placement.edit') && round.state === 'frozen'
  const [chosen, choose] = useState<Official | null>(null)
  const columns: Column<Official>[] = [
    { id: 'person', title: t('placement:officials.person'), cell: (row) => <PersonCell person={row} /> },
    {
      id: 'post',
      title: t('placement:officials.post'),
      cell: (row) => [row.postName, row.agencyName].filter(Boolean).join(', ') || t('placement:officials.noPost'),
    },
    { id: 'tier', title: t('list:tier'), cell: (row) => (row.tier ? tierName(row.tier) : '–') },
    {
      id: 'candidacies',
      title: t('placement:officials.candidacies'),
      isNumber: true,
      cell: (row) => formatNumber(row.candidacies),
    },
    {
      id: 'missing',
      title: t('placement:officials.missing'),
      cell: (row) =>
        row.missing.length === 0
          ? t('placement:officials.complete')
          : row.missing.map((datum) => datumName(datum, i18n)).join(', '),
    },
    ...(mayEdit
      ? [
          {
            id: 'act',
            title: t('placement:constraint.column'),
            cell: (row: Official) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('placement:constraint.addFor', { name: row.name })}
                onClick={() => choose(row)}
              >
                {t('placement:constraint.addShort')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PlainTable
        caption={t('placement:officials.caption')}
        rows={officials}
        rowKey={({ index }) => String(index)}
        columns={columns}
      />
      <ConstraintDialog
        round={round}
        start={chosen ? { kind: 'lock-official', official: chosen } : null}
        onClose={() => choose(null)}
      />
    </>
  )
}
