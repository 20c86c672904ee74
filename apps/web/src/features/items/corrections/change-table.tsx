import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CorrectionView } from './correction-view-page.tsx'

type Change = NonNullable<CorrectionView['events'][number]['effect']>['changes'][number]
const PAGE_SIZE = 50

/** Whose result changes: those whose category changes first. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation()
  const mayOpen = usePermission('report.read')
  const [page, setPage] = useState(1)
  if (changes.length === 0) return <p>{t('corrections:change.none')}</p>
  const jpm = (value: number | null) =>
    value === null ? t('corrections:change.noJpm') : formatNumber(value, { most: 2 })
  const category = (code: string | null) => code ?? t('corrections:change.noCategory')
  const moved = (from: string, to: string) => (from === to ? from : `${from} → ${to}`)
  const shown = changes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  return (
    <>
      <PlainTable
        caption={t('corrections:change.caption', { count: changes.length })}
        rows={shown}
        rowKey={({ participantId }) => participantId}
        columns={[
          { id: 'number', title: t('corrections:change.number'), isNumber: true, cell: (row) => row.number || '' },
          {
            id: 'name',
            title: t('corrections:change.name'),
            cell: (row) =>
              row.name && mayOpen ? (
                <Link to={`/hasil/${row.participantId}` as never}>{row.name}</Link>
              ) : (
                row.name || t('corrections:change.gone')
              ),
          },
          {
            id: 'category',
            title: t('corrections:change.category'),
            cell: (row) => moved(category(row.before.category), category(row.after.category)),
          },
          {
            id: 'jpm',
            title: t('corrections:change.jpm'),
            cell: (row) => moved(jpm(row.before.jpm), jpm(row.after.jpm)),
          },
          {
            id: 'levels',
            title: t('corrections:change.levels'),
            cell: (row) =>
              row.levels
                .map(
                  (code) =>
                    `${competencyLabel(code)} ${row.before.levels[code] ?? '–'} → ${row.after.levels[code] ?? '–'}`,
                )
                .join('; '),
          },
        ]}
      />
      {changes.length > PAGE_SIZE ? (
        <Pager page={page} pageSize={PAGE_SIZE} total={changes.length} onPage={setPage} />
      ) : null}
    </>
  )
}
