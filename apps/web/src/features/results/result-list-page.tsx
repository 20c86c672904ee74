import { Button, Group } from '@mantine/core'
import { getResultsWorkbook, listResults, ScoringSummary, scoreEvent } from '@petakom/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { formatNumber } from '../../lib/format.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { useJob } from '../../lib/use-job.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { AwaitingRaters } from './awaiting-raters.tsx'
import { RecipePanel } from './recipe-panel.tsx'
import { ReportArchive } from './report-archive.tsx'

const PAGE_SIZE = 50

export default function ResultListPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter, change] = useUrlFilter()
  const opd = useOpdOptions()
  const mayReadReports = usePermission('report.read')
  const client = useQueryClient()
  const mayScore = usePermission('result.score')
  const page = Number(filter.page ?? 1)
  const list = useQuery({
    queryKey: ['results', id, filter],
    queryFn: () => callApi(listResults, { params: { id }, query: { ...filter, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const scoring = useJob(
    () => callApi(scoreEvent, { params: { id } }),
    ScoringSummary,
    () => client.invalidateQueries(),
    { kind: 'score-event', id },
  )
  const workbook = useMutation({
    mutationFn: () => downloadFile(urlOf(getResultsWorkbook, { params: { id } }), 'hasil-kegiatan.xlsx'),
  })
  const summary = list.data?.summary
  return (
    <>
      <PageHeader
        title={t('results:list.title')}
        lead={list.data ? `${list.data.event.name}. ${t('results:list.lead')}` : t('results:list.lead')}
        actions={
          <Group>
            {mayScore ? (
              <Button loading={scoring.isRunning} onClick={scoring.start}>
                {t('results:list.score')}
              </Button>
            ) : null}
            <Button variant="default" loading={workbook.isPending} onClick={() => workbook.mutate()}>
              {t('results:list.workbook')}
            </Button>
          </Group>
        }
      />
      <JobProgress label={t('results:list.scoring')} job={scoring} />
      {workbook.isError ? <ErrorNotice error={workbook.error} /> : null}
      {scoring.result ? (
        <Notice tone="success" live>
          {t('results:list.scored', {
            scored: scoring.result.scored,
            unchanged: scoring.result.unchanged,
            without: scoring.result.withoutAnswers,
          })}
        </Notice>
      ) : null}
      {summary ? (
        <StatRow>
          <StatTile label={t('results:list.participants')} value={formatNumber(summary.participants)} />
          <StatTile label={t('results:list.scoredTile')} value={formatNumber(summary.scored)} />
          <StatTile label={t('results:list.absent')} value={formatNumber(summary.absent)} />
          {summary.categories.map(({ code, name, count }) => (
            <StatTile key={code} label={`${name} (${code})`} value={formatNumber(count)} />
          ))}
        </StatRow>
      ) : null}
      <AwaitingRaters eventId={id} />
      {summary && summary.scored > 0 ? <RecipePanel eventId={id} /> : null}
      {mayReadReports ? <ReportArchive eventId={id} /> : null}
      <FilterRow label={t('list:filters')}>
        <SearchField label={t('results:list.search')} value={filter.search} onSearch={(search) => change({ search })} />
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
        <SelectField
          label={t('results:list.category')}
          all={t('list:all')}
          value={filter.category}
          options={(summary?.categories ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onSelect={(category) => change({ category })}
        />
        <SelectField
          label={t('results:list.sort')}
          all={t('results:list.byNumber')}
          value={filter.sort}
          options={[
            { value: 'name', label: t('results:list.byName') },
            { value: 'jpm', label: t('results:list.byJpm') },
          ]}
          onSelect={(sort) => change({ sort })}
        />
      </FilterRow>
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {summary && summary.scored === 0 ? (
        <EmptyState title={t('results:list.empty')}>{t('results:list.emptyHint')}</EmptyState>
      ) : null}
      {list.data && list.data.rows.length > 0 ? (
        <>
          <PlainTable
            caption={t('results:list.caption', { event: list.data.event.name })}
            rows={list.data.rows}
            rowKey={({ participantId }) => participantId}
            columns={[
              { id: 'number', title: t('results:list.number'), isNumber: true, cell: (row) => row.number },
              {
                id: 'name',
                title: t('results:list.name'),
                cell: (row) =>
                  row.jpm === null ? row.name : <Link to={`/hasil/${row.participantId}` as never}>{row.name}</Link>,
              },
              { id: 'post', title: t('results:list.post'), cell: (row) => row.jabatanName },
              { id: 'unit', title: t('results:list.unit'), cell: (row) => row.unitName },
              {
                id: 'jpm',
                title: t('results:list.jpm'),
                isNumber: true,
                cell: (row) => formatNumber(row.jpm, { least: 2, most: 2 }),
              },
              {
                id: 'category',
                title: t('results:list.category'),
                cell: (row) => row.category?.name ?? t('results:list.none'),
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
