import type { EventQuality } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Row = EventQuality['groups'][number]

/** Mean JPM of groups against each other, in standard deviations and in words; small groups are not shown. */
export function GroupTable({ quality }: { quality: EventQuality }) {
  const { t } = useTranslation()
  const words = ({ difference, suppressed }: Row): string => {
    if (suppressed || difference === null) return t('quality:groups.suppressed', { least: quality.smallestGroup })
    const size = Math.abs(difference)
    const word = size < 0.2 ? 'none' : size < 0.5 ? 'small' : size < 0.8 ? 'medium' : 'large'
    if (word === 'none') return t('quality:groups.size.none')
    return t(`quality:groups.${difference < 0 ? 'lower' : 'higher'}`, { size: t(`quality:groups.size.${word}`) })
  }
  return (
    <section>
      <h2>{t('quality:groups.title')}</h2>
      <p>{t('quality:groups.lead')}</p>
      <PlainTable
        caption={t('quality:groups.caption')}
        rows={quality.groups}
        rowKey={({ grouping, group }) => `${grouping}:${group}`}
        columns={[
          { id: 'group', title: t('quality:groups.group'), cell: (row) => t(`calibration:group.${row.group}`) },
          {
            id: 'reference',
            title: t('quality:groups.reference'),
            cell: (row) => t(`calibration:group.${row.reference}`),
          },
          { id: 'words', title: t('quality:groups.words'), cell: words },
          {
            id: 'n',
            title: t('quality:groups.n'),
            isNumber: true,
            cell: (row) => (row.suppressed ? '–' : `${formatNumber(row.n)} / ${formatNumber(row.referenceN)}`),
          },
          {
            id: 'difference',
            title: t('quality:groups.difference'),
            isNumber: true,
            cell: (row) => formatNumber(row.difference, { least: 2, most: 2 }),
          },
          {
            id: 'biased',
            title: t('quality:groups.biased'),
            isNumber: true,
            cell: (row) => (row.suppressed ? '–' : row.biased),
          },
        ]}
      />
    </section>
  )
}
