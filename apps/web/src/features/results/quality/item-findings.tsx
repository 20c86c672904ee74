import type { EventQuality } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { FilterRow, SelectField } from '../../../ui/filter-row.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import classes from './quality.module.css'

type Item = EventQuality['items'][number]

/** Items with what is odd about them in words, the evidence beside it, and a way to the item for those who may open it. */
export function ItemFindings({ quality }: { quality: EventQuality }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const mayOpen = usePermission('item.read')
  const scale = filter.scale
  const rows = quality.items.filter(
    (item) =>
      (filter.items === 'all' || scale !== undefined || item.flags.length > 0) &&
      (scale === undefined || item.scales.includes(scale)),
  )
  const scales = quality.scales.map(({ kind, scale: code, name }) => ({
    value: `${kind}:${code}`,
    label: COMPETENCIES.some((one) => one.code === code) ? competencyLabel(code) : name,
  }))
  return (
    <section id="butir">
      <h2>{t('quality:items.title')}</h2>
      <p>{t('quality:items.lead')}</p>
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('quality:items.scale')}
          all={t('list:all')}
          value={scale}
          options={scales}
          onSelect={(value) => change({ scale: value })}
        />
        <SelectField
          label={t('quality:items.show')}
          all={t('quality:items.flagged')}
          value={filter.items}
          options={[{ value: 'all', label: t('list:all') }]}
          onSelect={(value) => change({ items: value })}
        />
      </FilterRow>
      {rows.length === 0 ? (
        <p>{t('quality:items.none')}</p>
      ) : (
        <PlainTable
          caption={t('quality:items.caption', { count: rows.length })}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'code',
              title: t('quality:items.code'),
              isWhole: true,
              cell: (row) => (mayOpen ? <Link to={`/bank-soal/${row.id}` as never}>{row.code}</Link> : row.code),
            },
            { id: 'competency', title: t('quality:items.competency'), cell: (row) => competencyLabel(row.competency) },
            { id: 'words', title: t('quality:items.finding'), cell: (row) => <Finding item={row} /> },
            {
              id: 'answers',
              title: t('quality:items.answers'),
              isNumber: true,
              cell: (row) => formatNumber(row.answers),
            },
            { id: 'blank', title: t('quality:items.blank'), isNumber: true, cell: (row) => formatNumber(row.blank) },
            {
              id: 'easiness',
              title: t('quality:items.easiness'),
              isNumber: true,
              cell: (row) => formatShare(row.easiness, 0),
            },
            {
              id: 'rest',
              title: t('quality:items.itemRest'),
              isNumber: true,
              cell: (row) => formatNumber(row.itemRest, { least: 2, most: 2 }),
            },
          ]}
        />
      )}
      <p>{t('quality:items.falseAlarms', falseAlarms(quality))}</p>
    </section>
  )
}

/** How many of the comparisons would be flagged by chance alone: said beside them, so that nobody hunts for ghosts. */
function falseAlarms({ items }: EventQuality) {
  const compared = items.reduce((sum, { bias }) => sum + bias.filter(({ p }) => p !== null).length, 0)
  return { compared: formatNumber(compared), expected: formatNumber(compared / 100, { most: 1 }) }
}

function Finding({ item }: { item: Item }) {
  const { t } = useTranslation()
  const flags = item.flags.filter((flag) => flag !== 'group-difference').map((flag) => t(`calibration:flag.${flag}`))
  const groups = item.bias
    .filter((one) => one.class === 'B' || one.class === 'C')
    .map((one) => {
      const words = t(`calibration:biasWords.${(one.difference ?? 0) < 0 ? 'harder' : 'easier'}`, {
        group: t(`calibration:group.${one.focal}`),
        reference: t(`calibration:group.${one.reference}`),
        size: t(`calibration:biasSize.${one.class}`),
      })
      const figures = t('quality:items.figures', {
        difference: formatNumber(one.difference, { least: 2, most: 2 }),
        p: formatNumber(one.p, { least: 3, most: 3 }),
        n: one.focalN,
        referenceN: one.referenceN,
      })
      return `${words} ${figures}`
    })
  const words = [...flags, ...groups]
  return <div className={classes.words}>{words.length === 0 ? t('calibration:items.fine') : words.join('; ')}</div>
}
