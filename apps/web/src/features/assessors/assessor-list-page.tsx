import { type AssessorRow, listAssessors } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { StandingWords } from './standing.tsx'

const GROUPS = ['may', 'mayNot', 'soon'] as const
const belongs = (group: string | undefined, { standing }: AssessorRow) =>
  group === undefined ||
  (group === 'may' ? standing.may : group === 'mayNot' ? !standing.may : standing.warnings.length > 0)

export default function AssessorListPage() {
  const { t } = useTranslation()
  const [group, setGroup] = useState<string | undefined>()
  const [search, setSearch] = useState<string | undefined>()
  const list = useQuery({ queryKey: ['assessors'], queryFn: () => callApi(listAssessors) })
  const all = list.data?.rows ?? []
  const wanted = search?.toLocaleLowerCase('id') ?? ''
  const rows = all.filter(
    (row) => belongs(group, row) && (row.name.toLocaleLowerCase('id').includes(wanted) || row.nip.includes(wanted)),
  )
  const count = (name: string) => formatNumber(all.filter((row) => belongs(name, row)).length)
  return (
    <>
      <PageHeader title={t('assessors:list.title')} lead={t('assessors:list.lead')} />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data && all.length === 0 ? (
        <EmptyState title={t('assessors:list.empty')}>{t('assessors:list.emptyHint')}</EmptyState>
      ) : null}
      {all.length > 0 ? (
        <>
          <StatRow>
            {GROUPS.map((name) => (
              <StatTile key={name} label={t(`assessors:list.group.${name}`)} value={count(name)} />
            ))}
          </StatRow>
          <FilterRow label={t('assessors:list.filter')}>
            <SearchField label={t('assessors:list.search')} value={search} onSearch={setSearch} />
            <SelectField
              label={t('assessors:list.standing')}
              all={t('assessors:list.all')}
              value={group}
              options={GROUPS.map((value) => ({ value, label: t(`assessors:list.group.${value}`) }))}
              onSelect={setGroup}
            />
          </FilterRow>
          {rows.length === 0 ? <EmptyState title={t('assessors:list.noneFound')} /> : <Table rows={rows} />}
        </>
      ) : null}
    </>
  )
}

function Table({ rows }: { rows: readonly AssessorRow[] }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={t('assessors:list.caption')}
      rows={rows}
      rowKey={({ accountId }) => accountId}
      columns={[
        {
          id: 'name',
          title: t('assessors:list.name'),
          cell: ({ accountId, name, nip }) => (
            <>
              <Link to={`/registri-asesor/${accountId}` as never}>{name}</Link>
              <br />
              <span style={{ color: 'var(--text-muted)', whiteSpace: 'nowrap' }}>{formatNip(nip)}</span>
            </>
          ),
        },
        {
          id: 'standing',
          title: t('assessors:list.standing'),
          isWide: true,
          cell: ({ standing }) => <StandingWords standing={standing} />,
        },
        {
          id: 'grade',
          title: t('assessors:list.grade'),
          cell: ({ profile }) => (profile ? t(`assessors:grade.${profile.grade}`) : '–'),
        },
        {
          id: 'tiers',
          title: t('assessors:list.tiers'),
          isWide: true,
          cell: ({ profile }) => (profile && profile.tiers.length > 0 ? profile.tiers.map(tierName).join(', ') : '–'),
        },
        {
          id: 'certificate',
          title: t('assessors:list.certificate'),
          cell: ({ certificates, certificateUntil }) =>
            certificates === 0
              ? '–'
              : certificateUntil
                ? t('assessors:list.until', { day: formatDate(certificateUntil) })
                : t('assessors:list.noEnd'),
        },
        {
          id: 'calibration',
          title: t('assessors:list.calibration'),
          cell: ({ calibration }) =>
            calibration
              ? t(calibration.passed ? 'assessors:list.passed' : 'assessors:list.failed', {
                  day: formatDate(calibration.on),
                })
              : '–',
        },
      ]}
    />
  )
}
