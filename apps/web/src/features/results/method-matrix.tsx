import type { MethodReport } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { reasonSentence } from '../../lib/reason-sentence.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './method-matrix.module.css'

type Row = MethodReport['rows'][number]
type Cell = Row['cells'][number]

const level = (value: number | null) => formatNumber(value, { least: 1, most: 1 })
const percent = (share: number) => `${formatNumber(share * 100, { most: 0 })} %`

/** What each method says of each competency, with its error and weight, beside the level they make together. */
export function MethodMatrix({ methods }: { methods: MethodReport }) {
  const { t, i18n } = useTranslation()
  const measured = methods.rows.filter((row) => row.level !== null)
  const severalOf = measured.filter(({ cells }) => cells.filter(({ value }) => value !== null).length > 1).length
  return (
    <>
      <p>
        {t('results:methods.finding', { several: severalOf, total: methods.rows.length })}{' '}
        {methods.coverage === null ? null : t('results:methods.coverage', { share: percent(methods.coverage) })}
      </p>
      <PlainTable
        caption={t('results:methods.caption')}
        rows={methods.rows}
        rowKey={({ competency }) => competency}
        columns={[
          {
            id: 'name',
            title: t('results:methods.competency'),
            cell: (row) => (i18n.language === 'en' ? row.nameEn : row.name),
          },
          ...(['TEST', 'SIMULATION', 'RATING'] as const).map((method) => ({
            id: method,
            title: t(`results:methods.${method}`),
            cell: (row: Row) => <MethodValue cell={row.cells.find((one) => one.method === method)!} />,
          })),
          { id: 'level', title: t('results:methods.level'), cell: (row) => <Joined row={row} /> },
          {
            id: 'remarks',
            title: t('results:methods.remarks'),
            isWide: true,
            cell: (row) => row.remarks.map((one) => reasonSentence(one, one.text, i18n)).join('; ') || '–',
          },
        ]}
      />
      <p className={classes.small}>
        {t('results:methods.legend')}{' '}
        {t('results:methods.recipe', { version: methods.recipe.version, source: methods.recipe.source })}{' '}
        {t(`results:methods.confidence.${methods.recipe.confidence}`)}
      </p>
    </>
  )
}

function MethodValue({ cell }: { cell: Cell }) {
  const { t } = useTranslation()
  if (cell.value === null) {
    return <span className={classes.small}>{t(`results:methods.state.${cell.state}`)}</span>
  }
  return (
    <>
      <span className={classes.value}>
        {level(cell.value)} ± {level(cell.standardError)}
      </span>
      <span className={classes.small}>
        {t('results:methods.weight', { share: percent(cell.weight ?? 0) })}
        {cell.state === 'unplanned' ? `, ${t('results:methods.state.unplanned')}` : ''}
      </span>
      {cell.sources.length > 0 ? <span className={classes.small}>{cell.sources.join(', ')}</span> : null}
    </>
  )
}

function Joined({ row }: { row: Row }) {
  const { t } = useTranslation()
  if (row.level === null) return <span className={classes.small}>{t('results:methods.noLevel')}</span>
  return (
    <>
      <strong className={classes.value}>{row.level}</strong>
      <span className={classes.small}>
        {level(row.levelContinuous)} ({level(row.low)}–{level(row.high)})
      </span>
    </>
  )
}
