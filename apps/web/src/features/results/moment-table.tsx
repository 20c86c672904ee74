import type { Moment } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './method-matrix.module.css'

/** What somebody did in simulations that gave or cost most points. */
export function MomentTable({ moments }: { moments: readonly Moment[] }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <PlainTable
        caption={t('results:moments.caption')}
        rows={moments}
        rowKey={(row, index) => `${row.competency} ${index}`}
        columns={[
          {
            id: 'competency',
            title: t('results:methods.competency'),
            cell: (row) => (i18n.language === 'en' ? row.nameEn : row.name),
          },
          { id: 'text', title: t('results:moments.done'), isWide: true, cell: (row) => row.text },
          { id: 'exercise', title: t('results:report.exercise'), cell: (row) => row.exercise },
          {
            id: 'points',
            title: t('results:moments.points'),
            isNumber: true,
            cell: ({ points }) => (points > 0 ? `+${formatNumber(points)}` : `−${formatNumber(-points)}`),
          },
        ]}
      />
      <p className={classes.small}>{t('results:moments.legend')}</p>
    </>
  )
}
