import { Box } from '@mantine/core'
import type { ImportItemRow, ItemImportReport } from '@petakom/contract'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FilterRow, SelectField } from '../../../ui/filter-row.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, PlainTable } from '../../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { placeOf, sentenceOf } from './said-sentence.ts'

const PAGE_SIZE = 50
const STATUSES = ['refused', 'exists', 'remarks', 'new'] as const

/** What becomes of every item of the file, trouble first. */
export function ImportReport({ report, action }: { report: ItemImportReport; action: ReactNode }) {
  const { t, i18n } = useTranslation()
  const [status, setStatus] = useState<string | undefined>()
  const [page, setPage] = useState(1)
  if (report.refused !== null)
    return (
      <Notice tone="danger" title={t('itemImport:fileRefused')} live>
        {sentenceOf(report.refused, i18n)}
      </Notice>
    )
  const rows = STATUSES.flatMap((one) => report.rows.filter((row) => row.status === one)).filter(
    (row) => status === undefined || row.status === status,
  )
  const columns: Column<ImportItemRow>[] = [
    { id: 'place', title: t('itemImport:place'), cell: ({ place }) => placeOf(place, i18n) },
    {
      id: 'status',
      title: t('itemImport:fate'),
      cell: ({ status: one, problem, remarks }) => (
        <>
          <strong>{t(`itemImport:status.${one}`)}</strong>
          {problem === null ? null : <p>{sentenceOf(problem, i18n)}</p>}
          {remarks.length > 0 && problem === null ? (
            <ul>
              {remarks.map((remark) => (
                <li key={remark.text}>{sentenceOf(remark, i18n)}</li>
              ))}
            </ul>
          ) : null}
        </>
      ),
    },
    { id: 'code', title: t('items:list.code'), isWhole: true, cell: ({ code }) => code || '–' },
    { id: 'stem', title: t('items:list.stem'), cell: ({ stem, title }) => stem || title || '–' },
    { id: 'kind', title: t('items:list.kind'), cell: ({ kind }) => (kind ? t(`items:kind.${kind}`) : '–') },
  ]
  return (
    <section aria-label={t('itemImport:report')}>
      <StatRow>
        {STATUSES.toReversed().map((one) => (
          <StatTile key={one} label={t(`itemImport:status.${one}`)} value={formatNumber(report.counts[one])} />
        ))}
      </StatRow>
      {action ? <Box my="md">{action}</Box> : null}
      {report.remarks.length > 0 ? (
        <Notice tone="warning" title={t('itemImport:fileRemarks')}>
          <ul>
            {report.remarks.map((remark) => (
              <li key={remark.text}>{sentenceOf(remark, i18n)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('itemImport:fate')}
          all={t('list:all')}
          value={status}
          options={STATUSES.map((one) => ({ value: one, label: t(`itemImport:status.${one}`) }))}
          onSelect={(next) => {
            setStatus(next)
            setPage(1)
          }}
        />
      </FilterRow>
      {rows.length === 0 ? (
        <EmptyState title={t('list:none')}>{t('itemImport:noRows')}</EmptyState>
      ) : (
        <>
          <PlainTable
            caption={t('itemImport:report')}
            columns={columns}
            rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
            rowKey={({ place, code }) => `${place} ${code}`}
          />
          <Pager page={page} pageSize={PAGE_SIZE} total={rows.length} onPage={setPage} />
        </>
      )}
    </section>
  )
}
