import type { EventQuality } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** How many pairs answered more alike than their abilities explain, with the rate of false alarms beside the count. */
export function SimilarityTable({ similarity }: { similarity: EventQuality['similarity'] }) {
  const { t } = useTranslation()
  const mayOpen = usePermission('report.read')
  if (similarity === null) return <p>{t('quality:similarity.none')}</p>
  const { flagged, pairs, alpha } = similarity
  const person = (id: string, which: 'one' | 'other') =>
    mayOpen ? (
      <Link to={`/hasil/${id}` as never}>{t(`quality:similarity.${which}`)}</Link>
    ) : (
      t(`quality:similarity.${which}`)
    )
  return (
    <section>
      <h2>{t('quality:similarity.title')}</h2>
      <p>
        {t('quality:similarity.found', {
          flagged: formatNumber(flagged.length),
          pairs: formatNumber(pairs),
          percent: formatNumber(alpha * 100),
        })}{' '}
        {t('quality:similarity.assumption')} {t('quality:similarity.meaning')}
      </p>
      {flagged.length > 0 ? (
        <PlainTable
          caption={t('quality:similarity.caption')}
          rows={flagged}
          rowKey={({ one, other }) => `${one}:${other}`}
          columns={[
            { id: 'one', title: t('quality:similarity.first'), cell: (row) => person(row.one, 'one') },
            { id: 'other', title: t('quality:similarity.second'), cell: (row) => person(row.other, 'other') },
            {
              id: 'matches',
              title: t('quality:similarity.matches'),
              isNumber: true,
              cell: (row) => t('calibration:list.of', { part: row.matches, whole: row.items }),
            },
            {
              id: 'expected',
              title: t('quality:similarity.expected'),
              isNumber: true,
              cell: (row) => formatNumber(row.expected),
            },
            {
              id: 'p',
              title: t('quality:similarity.p'),
              isNumber: true,
              cell: (row) => formatNumber(row.p, { least: 4, most: 4 }),
            },
          ]}
        />
      ) : null}
    </section>
  )
}
