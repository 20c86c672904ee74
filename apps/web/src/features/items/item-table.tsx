import type { ItemRow } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formatNumber } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

const LONGEST_STEM = 90

export function ItemTable({ rows, total }: { rows: readonly z.infer<typeof ItemRow>[]; total: number }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={`${t('items:list.caption')} (${formatNumber(total)})`}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'code',
          title: t('items:list.code'),
          isWhole: true,
          cell: (row) => <Link to={`/bank-soal/${row.id}` as never}>{row.code}</Link>,
        },
        {
          id: 'stem',
          title: t('items:list.stem'),
          isWide: true,
          cell: (row) => `${row.stem.slice(0, LONGEST_STEM)}${row.stem.length > LONGEST_STEM ? ' …' : ''}`,
        },
        { id: 'state', title: t('items:list.state'), cell: (row) => t(`items:state.${row.state}`) },
        { id: 'theme', title: t('items:list.theme'), cell: (row) => t(`items:theme.${row.theme}`) },
        { id: 'area', title: t('bank:tags.contentArea'), cell: (row) => row.contentArea ?? '' },
        { id: 'competency', title: t('items:list.competency'), isWhole: true, cell: (row) => row.competency },
        { id: 'level', title: t('items:list.level'), isNumber: true, cell: (row) => row.level },
        { id: 'kind', title: t('items:list.kind'), cell: (row) => t(`items:kind.${row.kind}`) },
        {
          id: 'served',
          title: t('items:list.served'),
          isNumber: true,
          cell: (row) => formatNumber(row.timesServed),
        },
      ]}
    />
  )
}
