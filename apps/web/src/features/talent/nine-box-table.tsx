import type { getNineBox, ResponseOf } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { outlookSentence } from './talent-words.ts'

export function NineBoxTable({ dots }: { dots: ResponseOf<typeof getNineBox>['dots'] }) {
  const { t, i18n } = useTranslation()
  const rows = dots.toSorted((one, other) => other.box - one.box || other.potential - one.potential)
  return (
    <PlainTable
      caption={t('talent:box.caption')}
      rows={rows}
      rowKey={({ pegawaiId }) => pegawaiId}
      columns={[
        { id: 'box', title: t('talent:box.boxNumber', { box: '' }), isNumber: true, cell: (row) => row.box },
        {
          id: 'name',
          title: t('talent:box.name'),
          cell: (row) => <Link to={`/talenta/${row.pegawaiId}` as never}>{row.name}</Link>,
        },
        { id: 'post', title: t('talent:box.post'), cell: (row) => row.jabatanName },
        { id: 'unit', title: t('talent:box.unit'), cell: (row) => row.unitName },
        {
          id: 'potential',
          title: t('talent:box.potential'),
          isNumber: true,
          cell: (row) => formatNumber(row.potential),
        },
        { id: 'outlook', title: t('talent:box.outlook'), cell: (row) => outlookSentence(row, i18n) },
        {
          id: 'performance',
          title: t('talent:box.performance'),
          isNumber: true,
          cell: (row) => formatNumber(row.performance),
        },
        {
          id: 'coverage',
          title: t('talent:box.coverage'),
          isNumber: true,
          cell: (row) => `${formatShare(row.potentialCoverage, 0)} / ${formatShare(row.performanceCoverage, 0)}`,
        },
        {
          id: 'status',
          title: t('talent:box.status'),
          cell: (row) => (row.status === 'full' ? t('talent:box.full') : t('talent:box.provisional')),
        },
      ]}
    />
  )
}
