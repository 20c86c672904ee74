import { Modal } from '@mantine/core'
import type { CalibrationItem } from '@petakom/contract'
import { type Item, itemInformation, type LevelCuts, thetaToLevelScale } from '@petakom/psychometrics'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { InformationPlot } from './information-plot.tsx'

/** The information curve of one item before and after, with its table twin and the comparisons of groups behind a flag. */
export function ItemCurveDialog(props: { item: CalibrationItem | null; cuts: readonly number[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { item, cuts, onClose } = props
  return (
    <Modal
      opened={item !== null}
      onClose={onClose}
      size="xl"
      title={item ? t('calibration:curve.title', { code: item.code }) : ''}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {item ? <Curves item={item} cuts={cuts} /> : null}
    </Modal>
  )
}

function Curves({ item, cuts }: { item: CalibrationItem; cuts: readonly number[] }) {
  const { t } = useTranslation()
  const now = (item.parameters ?? item.before) as Item
  const curve = Array.from({ length: 61 }, (_, i) => {
    const theta = (i - 30) / 10
    return {
      theta,
      level: thetaToLevelScale(theta, cuts as unknown as LevelCuts),
      now: itemInformation(now, theta),
      before: itemInformation(item.before as Item, theta),
    }
  })
  const best = curve.reduce((one, other) => (other.now > one.now ? other : one))
  const words = t('calibration:curve.words', {
    level: formatNumber(best.level, { least: 1, most: 1 }),
    most: formatNumber(best.now, { least: 2, most: 2 }),
  })
  return (
    <>
      <p>{words}</p>
      <InformationPlot curve={curve} cuts={cuts} words={words} />
      {item.fit ? (
        <p>
          {t('calibration:curve.fit', {
            infit: formatNumber(item.fit.infit, { least: 2, most: 2 }),
            outfit: formatNumber(item.fit.outfit, { least: 2, most: 2 }),
            sx2: formatNumber(item.fit.sx2, { least: 1, most: 1 }),
            df: item.fit.df,
            p: formatNumber(item.fit.p, { least: 3, most: 3 }),
          })}
        </p>
      ) : null}
      <PlainTable
        caption={t('calibration:curve.categories')}
        rows={item.categories.map((count, category) => ({ count, category }))}
        rowKey={({ category }) => String(category)}
        columns={[
          { id: 'category', title: t('calibration:curve.score'), isNumber: true, cell: (row) => row.category },
          { id: 'count', title: t('calibration:curve.people'), isNumber: true, cell: (row) => formatNumber(row.count) },
        ]}
      />
      {item.bias.length > 0 ? (
        <PlainTable
          caption={t('calibration:curve.groups')}
          rows={item.bias}
          rowKey={({ grouping, focal }) => `${grouping}:${focal}`}
          columns={[
            {
              id: 'pair',
              title: t('calibration:curve.pair'),
              cell: (row) =>
                t('calibration:curve.against', {
                  group: t(`calibration:group.${row.focal}`),
                  n: row.focalN,
                  reference: t(`calibration:group.${row.reference}`),
                  referenceN: row.referenceN,
                }),
            },
            {
              id: 'difference',
              title: t('calibration:curve.difference'),
              isNumber: true,
              cell: (row) => formatNumber(row.difference, { least: 2, most: 2 }),
            },
            {
              id: 'p',
              title: 'p',
              isNumber: true,
              cell: (row) => formatNumber(row.p, { least: 3, most: 3 }),
            },
            {
              id: 'class',
              title: t('calibration:curve.size'),
              cell: (row) => (row.class ? t(`calibration:biasSize.${row.class}`) : '–'),
            },
          ]}
        />
      ) : (
        <p>{t('calibration:curve.noGroups')}</p>
      )}
    </>
  )
}
