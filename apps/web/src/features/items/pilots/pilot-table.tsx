import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { PilotView } from './pilots-page.tsx'

export function PilotTable({ items }: { items: PilotView['items'] }) {
  const { t } = useTranslation()
  const mayOpen = usePermission('item.read')
  return (
    <PlainTable
      caption={t('pilots:caption')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'code',
          title: t('items:list.code'),
          isWhole: true,
          cell: (row) =>
            mayOpen ? (
              <Link to={`/bank-soal/${row.id}` as never} search={{ bagian: 'telaah' } as never}>
                {row.code}
              </Link>
            ) : (
              row.code
            ),
        },
        { id: 'state', title: t('items:list.state'), cell: (row) => t(`items:state.${row.state}`) },
        { id: 'competency', title: t('items:list.competency'), isWhole: true, cell: (row) => row.competency },
        { id: 'level', title: t('items:list.level'), isNumber: true, cell: (row) => row.level },
        { id: 'dealt', title: t('pilots:dealt'), isNumber: true, cell: (row) => formatNumber(row.dealt) },
        { id: 'answered', title: t('pilots:answered'), isNumber: true, cell: (row) => formatNumber(row.answered) },
        {
          id: 'seeds',
          title: t('pilots:seeds'),
          isWide: true,
          cell: (row) =>
            row.seeds.map(({ event, exercise }) => `${event} · ${exercise}`).join('; ') || t('pilots:nowhere'),
        },
        {
          id: 'calibration',
          title: t('pilots:calibration'),
          cell: ({ calibration }) =>
            calibration ? (
              <Link to={`/kalibrasi/${calibration.id}` as never}>
                {t(`pilots:state.${calibration.state}`)}
                {calibration.flags.length > 0 ? `, ${t('pilots:flags', { count: calibration.flags.length })}` : ''}
              </Link>
            ) : (
              t('pilots:none')
            ),
        },
      ]}
    />
  )
}
