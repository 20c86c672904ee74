import { Button } from '@mantine/core'
import { listItems, loadStarterBank } from '@petakom/contract'
import { COMPETENCIES, THEMES } from '@petakom/domain'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ThemeTiles } from './theme-tiles.tsx'

const KINDS = ['single-choice', 'situational-judgement'] as const
const STATES = ['draft', 'reviewed', 'in-use', 'retired'] as const

export default function ItemListPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [filter, change] = useUrlFilter()
  const items = useQuery({
    queryKey: ['items', filter],
    queryFn: () => callApi(listItems, { query: filter as never }),
    placeholderData: keepPreviousData,
  })
  const mayEdit = usePermission('item.edit')
  const load = useMutation({
    mutationFn: () => callApi(loadStarterBank),
    onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }),
  })
  const isEmpty = items.data?.length === 0 && Object.keys(filter).length === 0
  return (
    <>
      <PageHeader
        title={t('items:list.title')}
        lead={t('items:list.lead')}
        actions={mayEdit ? <LinkButton to="/bank-soal/baru">{t('items:form.newTitle')}</LinkButton> : null}
      />
      {load.isError ? <ErrorNotice error={load.error} /> : null}
      {load.data ? (
        <Notice tone="success" live>
          {t('items:list.loaded', { count: load.data.added })}
        </Notice>
      ) : null}
      <ThemeTiles />
      <FilterRow label={t('list:filters')}>
        <SearchField label={t('items:list.search')} value={filter.search} onSearch={(search) => change({ search })} />
        <SelectField
          label={t('items:list.theme')}
          all={t('list:all')}
          value={filter.theme}
          options={THEMES.map(({ code }) => ({ value: code, label: t(`items:theme.${code}`) }))}
          onSelect={(theme) => change({ theme })}
        />
        <SelectField
          label={t('items:list.competency')}
          all={t('list:all')}
          value={filter.competency}
          options={COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) }))}
          onSelect={(competency) => change({ competency })}
        />
        <SelectField
          label={t('items:list.level')}
          all={t('list:all')}
          value={filter.level}
          options={['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level }))}
          onSelect={(level) => change({ level })}
        />
        <SelectField
          label={t('items:list.kind')}
          all={t('list:all')}
          value={filter.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`items:kind.${kind}`) }))}
          onSelect={(kind) => change({ kind })}
        />
        <SelectField
          label={t('items:list.state')}
          all={t('list:all')}
          value={filter.state}
          options={STATES.map((state) => ({ value: state, label: t(`items:state.${state}`) }))}
          onSelect={(state) => change({ state })}
        />
      </FilterRow>
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
      {items.data?.length === 0 && !isEmpty ? (
        <EmptyState title={t('list:none')}>{t('list:noneHint')}</EmptyState>
      ) : null}
      {items.data && items.data.length > 0 ? (
        <PlainTable
          caption={`${t('items:list.caption')} (${formatNumber(items.data.length)})`}
          rows={items.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'code',
              title: t('items:list.code'),
              cell: (row) => <Link to={`/bank-soal/${row.id}` as never}>{row.code}</Link>,
            },
            { id: 'theme', title: t('items:list.theme'), cell: (row) => t(`items:theme.${row.theme}`) },
            { id: 'competency', title: t('items:list.competency'), cell: (row) => row.competency },
            { id: 'level', title: t('items:list.level'), isNumber: true, cell: (row) => row.level },
            { id: 'kind', title: t('items:list.kind'), cell: (row) => t(`items:kind.${row.kind}`) },
            { id: 'state', title: t('items:list.state'), cell: (row) => t(`items:state.${row.state}`) },
            {
              id: 'stem',
              title: t('items:list.stem'),
              cell: (row) => `${row.stem.slice(0, 120)}${row.stem.length > 120 ? ' ...' : ''}`,
            },
            {
              id: 'served',
              title: t('items:list.served'),
              isNumber: true,
              cell: (row) => formatNumber(row.timesServed),
            },
          ]}
        />
      ) : null}
    </>
  )
}
