import type { getNineBox, ResponseOf } from '@petakom/contract'
import { DEFAULT_TALENT_RECIPE } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import classes from './nine-box-plot.module.css'
import { outlookSentence } from './talent-words.ts'

const SIDE = 600
const MARGIN = 48
const LOWEST = 20

const scale = (value: number) => ((Math.max(LOWEST, value) - LOWEST) / (100 - LOWEST)) * SIDE
const x = (value: number) => MARGIN + scale(value)
const y = (value: number) => MARGIN + SIDE - scale(value)

/** Dots at true values between the lines of the thresholds; hollow where parts of the data are missing, ringed where the interval crosses a line. */
export function NineBoxPlot({ data }: { data: ResponseOf<typeof getNineBox> }) {
  const { t, i18n } = useTranslation()
  const { middle, high } = data.recipe.thresholds
  const bands = [
    { from: LOWEST, to: middle },
    { from: middle, to: high },
    { from: high, to: 100 },
  ]
  const size = SIDE + 2 * MARGIN
  return (
    <svg className={classes.plot} viewBox={`0 0 ${size} ${size}`}>
      <title>{t('talent:box.chartText', { total: data.dots.length })}</title>
      {bands.flatMap((row, r) =>
        bands.map((column, c) => {
          const box = boxAt(r, c)
          const count = data.boxes.find((one) => one.box === box)?.count ?? 0
          return (
            <g key={box}>
              <rect
                x={x(column.from)}
                y={y(row.to)}
                width={scale(column.to) - scale(column.from)}
                height={scale(row.to) - scale(row.from)}
                fill={(r + c) % 2 ? 'var(--bg)' : 'var(--surface)'}
                stroke="var(--control-line)"
              />
              <text x={x(column.from) + 8} y={y(row.to) + 20} className={classes.name}>
                {t('talent:box.boxNumber', { box })} · {t('talent:box.count', { count })}
              </text>
            </g>
          )
        }),
      )}
      {data.dots.map((dot) => (
        // Out of the tab order: the table twin has a link for each dot, and seven hundred stops would be a wall.
        <a key={dot.pegawaiId} href={`/talenta/${dot.pegawaiId}`} tabIndex={-1} aria-label={dot.name}>
          {dot.alternatives.length > 0 ? (
            <circle className={classes.ring} cx={x(dot.potential)} cy={y(dot.performance)} r={9} />
          ) : null}
          <circle
            cx={x(dot.potential)}
            cy={y(dot.performance)}
            r={5}
            fill={dot.status === 'full' ? 'var(--series-1)' : 'var(--bg)'}
            fillOpacity={0.8}
            stroke="var(--series-1)"
            strokeWidth={1.5}
          />
          <title>{`${dot.name}: ${formatNumber(dot.potential)} / ${formatNumber(dot.performance)}; ${outlookSentence(dot, i18n)}`}</title>
        </a>
      ))}
      <text x={size / 2} y={size - 14} textAnchor="middle" className={classes.axis}>
        {t('talent:box.potential')} →
      </text>
      <text x={-size / 2} y={20} textAnchor="middle" transform="rotate(-90)" className={classes.axis}>
        {t('talent:box.performance')} →
      </text>
    </svg>
  )
}

/** The official number of a box; it does not run row by row. Rows from low performance, columns from low potential. */
function boxAt(row: number, column: number): number {
  const performance = ['DI_BAWAH', 'SESUAI', 'DI_ATAS'][row]!
  const potential = ['RENDAH', 'MENENGAH', 'TINGGI'][column]!
  return DEFAULT_TALENT_RECIPE.matrix[performance]?.[potential] ?? 0
}
