import { Button } from '@mantine/core'
import type { CalibrationItem } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { FilterRow, SelectField } from '../../../ui/filter-row.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { ItemCurveDialog } from './item-curve-dialog.tsx'
import classes from './parameter-table.module.css'

const number = (value: number | null | undefined) => formatNumber(value, { least: 2, most: 2 })

/** Every item with its parameters before and after, their errors, and what is odd about it in words. */
export function ParameterTable({ rows, cuts }: { rows: readonly CalibrationItem[]; cuts: readonly number[] }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const mayOpen = usePermission('item.read')
  const [shown, show] = useState<CalibrationItem | null>(null)
  const visible = rows.filter(
    ({ flags, outcome }) =>
      filter.show === undefined || (filter.show === 'flagged' ? flags.length > 0 : outcome === filter.show),
  )
  const parameters = ({ a, b }: { a: number; b: readonly number[] }) => `${number(a)} | ${b.map(number).join('; ')}`
  return (
    <section>
      <h2>{t('calibration:items.title')}</h2>
      <p>{t('calibration:items.lead')}</p>
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('calibration:items.show')}
          all={t('list:all')}
          value={filter.show}
          options={(['flagged', 'calibrated', 'kept'] as const).map((value) => ({
            value,
            label: t(`calibration:items.only.${value}`),
          }))}
          onSelect={(value) => change({ show: value })}
        />
      </FilterRow>
      <PlainTable
        caption={t('calibration:items.caption', { count: visible.length })}
        rows={visible}
        rowKey={({ id, version }) => `${id}:${version}`}
        columns={[
          {
            id: 'code',
            title: t('items:list.code'),
            isWhole: true,
            cell: (row) => (mayOpen ? <Link to={`/bank-soal/${row.id}` as never}>{row.code}</Link> : row.code),
          },
          { id: 'words', title: t('calibration:items.words'), cell: (row) => <ItemWords row={row} /> },
          {
            id: 'curve',
            title: t('calibration:items.curve'),
            cell: (row) => (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('calibration:items.curveOf', { code: row.code })}
                onClick={() => show(row)}
              >
                {t('calibration:items.see')}
              </Button>
            ),
          },
          {
            id: 'after',
            title: t('calibration:items.after'),
            isWhole: true,
            cell: (row) => (row.parameters ? parameters(row.parameters) : '–'),
          },
          {
            id: 'errors',
            title: t('calibration:items.errors'),
            isWhole: true,
            cell: (row) => (row.errors ? `${number(row.errors.a)} | ${row.errors.b.map(number).join('; ')}` : '–'),
          },
          {
            id: 'before',
            title: t('calibration:items.before'),
            isWhole: true,
            cell: (row) => parameters(row.before),
          },
          { id: 'competency', title: t('items:list.competency'), cell: (row) => row.competency },
          {
            id: 'answers',
            title: t('calibration:items.answers'),
            isNumber: true,
            cell: (row) => formatNumber(row.answers),
          },
          {
            id: 'easiness',
            title: t('calibration:items.easiness'),
            isNumber: true,
            cell: (row) => formatShare(easiness(row.categories), 0),
          },
          { id: 'rest', title: t('calibration:items.itemRest'), isNumber: true, cell: (row) => number(row.itemRest) },
        ]}
      />
      <ItemCurveDialog item={shown} cuts={cuts} onClose={() => show(null)} />
    </section>
  )
}

function easiness(categories: readonly number[]): number | null {
  const answers = categories.reduce((sum, count) => sum + count, 0)
  if (answers === 0) return null
  return categories.reduce((sum, count, k) => sum + count * k, 0) / (answers * (categories.length - 1))
}

function ItemWords({ row }: { row: CalibrationItem }) {
  const { t } = useTranslation()
  const kept = row.reason ? t(`calibration:reason.${row.reason}`) : null
  const flags = row.flags.filter((flag) => flag !== 'group-difference').map((flag) => t(`calibration:flag.${flag}`))
  const groups = row.bias
    .filter((one) => one.class === 'B' || one.class === 'C')
    .map((one) =>
      t(`calibration:biasWords.${(one.difference ?? 0) < 0 ? 'harder' : 'easier'}`, {
        group: t(`calibration:group.${one.focal}`),
        reference: t(`calibration:group.${one.reference}`),
        size: t(`calibration:biasSize.${one.class}`),
      }),
    )
  const words = [kept, ...flags, ...groups].filter(Boolean)
  return <div className={classes.words}>{words.length === 0 ? t('calibration:items.fine') : words.join('; ')}</div>
}
