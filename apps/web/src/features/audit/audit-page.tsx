import { Button, Group } from '@mantine/core'
import { listAudit, verifyAuditChain } from '@petakom/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { saveText } from '../../lib/download.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { DayField, FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { actionName, NAMED_ACTIONS } from './action-name.ts'
import classes from './audit-page.module.css'
import { changeSentences } from './change-words.ts'
import { MOST_ROWS, readWholeTrail, subjectWords, trailCsv } from './export-trail.ts'

const PAGE_SIZE = 50

export default function AuditPage() {
  const { t, i18n } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const [filter, change] = useUrlFilter()
  const page = Number(filter.page ?? 1)
  const trail = useQuery({
    queryKey: ['audit', filter],
    queryFn: () => callApi(listAudit, { query: { ...filter, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const verify = useMutation({ mutationFn: () => callApi(verifyAuditChain) })
  const verdict = verify.data
  const exporting = useMutation({
    mutationFn: async () => {
      const { page: _, ...chosen } = filter
      const rows = await readWholeTrail(chosen)
      if (!('total' in rows)) saveText(trailCsv(rows, zone, i18n), 'jejak-audit.csv', 'text/csv;charset=utf-8')
      return 'total' in rows ? rows.total : null
    },
  })
  return (
    <>
      <PageHeader
        title={t('audit:title')}
        lead={t('audit:lead')}
        actions={
          <Group>
            <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
              {t('audit:export')}
            </Button>
            <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
              {t('audit:verify')}
            </Button>
          </Group>
        }
      />
      {exporting.isError ? <ErrorNotice error={exporting.error} /> : null}
      {exporting.data ? (
        <Notice tone="warning" live>
          {t('audit:exportTooLong', { total: formatNumber(exporting.data), most: formatNumber(MOST_ROWS) })}
        </Notice>
      ) : null}
      {verify.isError ? <ErrorNotice error={verify.error} /> : null}
      {verdict?.outcome === 'intact' ? (
        <Notice tone="success" live>
          {t('audit:intact', { sealed: verdict.sealed ?? 0, head: (verdict.head ?? '').slice(0, 16) })}
        </Notice>
      ) : null}
      {verdict?.outcome === 'broken' ? (
        <Notice tone="danger" live>
          {t('audit:broken', { seq: verdict.seq ?? 0 })}
        </Notice>
      ) : null}
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('audit:filter')}
          all={t('list:all')}
          value={filter.action}
          options={NAMED_ACTIONS.map((code) => ({ value: code, label: actionName(code, i18n) })).toSorted(
            (one, other) => one.label.localeCompare(other.label, i18n.language),
          )}
          onSelect={(action) => change({ action })}
        />
        <SearchField label={t('audit:person')} value={filter.person} onSearch={(person) => change({ person })} />
        <DayField label={t('audit:from')} value={filter.from} onSelect={(from) => change({ from })} />
        <DayField label={t('audit:until')} value={filter.until} onSelect={(until) => change({ until })} />
      </FilterRow>
      {trail.isPending ? <Loading lines={8} /> : null}
      {trail.isError ? <ErrorNotice error={trail.error} onRetry={trail.refetch} /> : null}
      {trail.data?.total === 0 ? <EmptyState title={t('audit:empty')} /> : null}
      {trail.data && trail.data.total > 0 ? (
        <>
          <PlainTable
            caption={t('audit:caption')}
            rows={trail.data.rows}
            rowKey={({ id }) => id}
            columns={[
              { id: 'when', title: t('audit:when'), cell: (row) => formatDateTime(row.at, zone) },
              { id: 'who', title: t('audit:who'), cell: (row) => row.actorName },
              { id: 'action', title: t('audit:action'), cell: (row) => actionName(row.action, i18n) },
              { id: 'subject', title: t('audit:subject'), cell: (row) => subjectWords(row, i18n) },
              {
                id: 'details',
                title: t('audit:details'),
                cell: (row) => <Details sentences={changeSentences(row, i18n)} />,
              },
            ]}
          />
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={trail.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}

const SHOWN_AT_ONCE = 4

/** A few sentences stand open; a long change opens on demand. */
function Details({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation()
  if (sentences.length === 0) return t('audit:noDetails')
  const list = (
    <ul className={classes.details}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
  if (sentences.length <= SHOWN_AT_ONCE) return list
  return (
    <details>
      <summary>{t('audit:showAll', { count: sentences.length })}</summary>
      {list}
    </details>
  )
}
