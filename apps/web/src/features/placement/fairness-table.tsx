import type { i18n as I18n } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../lib/format.ts'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { formatChange, formatP, type Grouping, groupName, type Measure } from './fairness-words.ts'

type Group = Grouping['groups'][number]

export function FairnessTable({ grouping }: { grouping: Grouping }) {
  const { t, i18n } = useTranslation()
  const hidden = t('fairness:cell.hidden')
  const count = (value: number | null) => (value === null ? hidden : formatNumber(value))
  const columns: Column<Group>[] = [
    { id: 'group', title: t('fairness:column.group'), isWhole: true, cell: ({ group }) => groupName(group, i18n) },
    { id: 'officials', title: t('fairness:column.officials'), isNumber: true, cell: (row) => count(row.officials) },
    {
      id: 'candidates',
      title: t('fairness:column.candidates'),
      isNumber: true,
      cell: (row) => (row.officials === null ? formatNumber(null) : count(row.candidates)),
    },
    ...rateColumns('promotion', ['promoted', 'promotionRatio'], grouping, i18n),
    ...rateColumns('move', ['moved', 'moveRatio'], grouping, i18n),
    {
      id: 'fitChange',
      title: t('fairness:column.fitChange'),
      isNumber: true,
      cell: ({ fitChange }) => {
        if (fitChange === null || fitChange.mean === null) return formatNumber(null)
        return t('fairness:cell.change', {
          mean: formatChange(fitChange.mean),
          people: formatNumber(fitChange.officials),
        })
      },
    },
  ]
  return (
    <PlainTable
      caption={t('fairness:caption', { grouping: t(`fairness:grouping.${grouping.grouping}`) })}
      rows={grouping.groups}
      rowKey={({ group }) => group}
      columns={columns}
    />
  )
}

/** Count and rate, and the ratio with its p, of one measure. */
function rateColumns(
  measure: Measure,
  [countKey, ratioKey]: readonly [string, string],
  grouping: Grouping,
  { t }: I18n,
): Column<Group>[] {
  return [
    {
      id: countKey,
      title: t(`fairness:column.${countKey}`),
      isNumber: true,
      cell: ({ [measure]: own }) =>
        own === null
          ? formatNumber(null)
          : t('fairness:cell.rate', { people: formatNumber(own.count), rate: formatShare(own.rate) }),
    },
    {
      id: ratioKey,
      title: t(`fairness:column.${ratioKey}`),
      isNumber: true,
      cell: ({ group, [measure]: own }) => {
        if (own === null || own.ratio === null) return formatNumber(null)
        if (group === grouping[measure].reference) return t('fairness:cell.reference')
        const ratio = formatNumber(own.ratio, { least: 2, most: 2 })
        return (
          <>
            {t('fairness:cell.ratio', { ratio, p: formatP(own.p ?? 1) })}
            {own.isBelowFourFifths ? <div>{t('fairness:cell.below')}</div> : null}
          </>
        )
      },
    },
  ]
}
