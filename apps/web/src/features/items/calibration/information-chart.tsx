import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CalibrationView } from './calibration-page.tsx'
import classes from './information-chart.module.css'
import { InformationPlot, nearest } from './information-plot.tsx'

/** Standard error of a score with the prior N(0, 1) of the recipe. */
const errorAt = (information: number) => 1 / Math.sqrt(information + 1)

/** Test information over ability with the cuts between levels: where the bank measures well, and where it does not. */
export function InformationChart({
  view,
}: {
  view: Pick<CalibrationView, 'curve' | 'cuts' | 'persons' | 'createdAt'>
}) {
  const { t } = useTranslation()
  const [isTable, setTable] = useState(false)
  const { curve, cuts } = view
  const atCuts = cuts.map((cut) => nearest(curve, cut))
  const best = curve.reduce((one, other) => (other.now > one.now ? other : one))
  const worst = atCuts.reduce((one, other) => (other.now < one.now ? other : one))
  const between = (index: number) => t('calibration:chart.between', { low: index + 1, high: index + 2 })
  const finding = {
    level: formatNumber(best.level, { least: 1, most: 1 }),
    cut: between(atCuts.indexOf(worst)),
    error: formatNumber(errorAt(worst.now), { least: 2, most: 2 }),
  }
  const title = t('calibration:chart.title', finding)
  return (
    <figure className={classes.figure} aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <br />
        {t('calibration:chart.meta', { n: formatNumber(view.persons), date: formatDate(view.createdAt) })}
      </figcaption>
      {isTable ? (
        <PlainTable
          caption={title}
          rows={atCuts.map((point, index) => ({ ...point, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { id: 'cut', title: t('calibration:chart.cut'), cell: ({ index }) => between(index) },
            ...(['now', 'before'] as const).flatMap((which) => [
              {
                id: which,
                title: t(`calibration:chart.information.${which}`),
                isNumber: true,
                cell: (row: (typeof atCuts)[number]) => formatNumber(row[which], { least: 1, most: 1 }),
              },
              {
                id: `${which}-error`,
                title: t(`calibration:chart.error.${which}`),
                isNumber: true,
                cell: (row: (typeof atCuts)[number]) => formatNumber(errorAt(row[which]), { least: 2, most: 2 }),
              },
            ]),
          ]}
        />
      ) : (
        <InformationPlot curve={curve} cuts={cuts} words={t('calibration:chart.words', finding)} />
      )}
      <Button className="no-print" variant="default" size="xs" mt="sm" onClick={() => setTable(!isTable)}>
        {isTable ? t('calibration:chart.showChart') : t('calibration:chart.showTable')}
      </Button>
    </figure>
  )
}
