import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import classes from './information-chart.module.css'

const WIDTH = 420
const HEIGHT = 230
const LEFT = 34
const RIGHT = 10
const TOP = 18
const BOTTOM = 46
const REACH = 3

/** Information at an ability, and the level that ability reads. */
export interface Point {
  readonly theta: number
  readonly level: number
  readonly now: number
  readonly before: number
}

export function nearest(curve: readonly Point[], theta: number): Point {
  return curve.reduce((one, other) => (Math.abs(other.theta - theta) < Math.abs(one.theta - theta) ? other : one))
}

export function InformationPlot({
  curve,
  cuts,
  words,
}: {
  curve: readonly Point[]
  cuts: readonly number[]
  words: string
}) {
  const { t } = useTranslation()
  const most = Math.max(...curve.flatMap(({ now, before }) => [now, before]), 0.5) * 1.12
  const x = (theta: number) => LEFT + ((theta + REACH) / (2 * REACH)) * (WIDTH - LEFT - RIGHT)
  const y = (information: number) => TOP + (1 - information / most) * (HEIGHT - TOP - BOTTOM)
  const path = (which: 'now' | 'before') =>
    curve.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.theta).toFixed(1)},${y(point[which]).toFixed(1)}`).join('')
  const edges = [-REACH, ...cuts, REACH]
  const step = most > 20 ? 10 : most > 8 ? 4 : most > 1.5 ? 1 : 0.5
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
  // Each name stands where its line is farther from the other.
  const labelAt = (which: 'now' | 'before') => nearest(curve, which === 'now' ? 1.9 : -1.9)
  return (
    <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 5} y={y(tick) + 4} textAnchor="end" className={classes.axis}>
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {cuts.map((cut) => (
        <line
          key={cut}
          x1={x(cut)}
          x2={x(cut)}
          y1={TOP}
          y2={HEIGHT - BOTTOM}
          stroke="var(--text)"
          strokeDasharray="3 3"
        />
      ))}
      {edges.slice(1).map((high, index) => (
        <text
          key={high}
          x={x((edges[index]! + high) / 2)}
          y={HEIGHT - BOTTOM + 16}
          textAnchor="middle"
          className={classes.axis}
        >
          {index + 1}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 10} textAnchor="middle" className={classes.axis}>
        {t('calibration:chart.axis')}
      </text>
      <text x={4} y={11} className={classes.axis}>
        {t('calibration:chart.vertical')}
      </text>
      <path d={path('before')} fill="none" stroke="var(--series-2)" strokeWidth={2} strokeDasharray="6 4" />
      <path d={path('now')} fill="none" stroke="var(--series-1)" strokeWidth={2.5} />
      {(['now', 'before'] as const).map((which) => (
        <text
          key={which}
          x={x(labelAt(which).theta)}
          y={y(Math.max(labelAt(which).now, labelAt(which).before)) - 6}
          textAnchor={which === 'now' ? 'start' : 'end'}
          className={classes.label}
          fill={which === 'now' ? 'var(--series-1)' : 'var(--series-2)'}
        >
          {t(`calibration:chart.line.${which}`)}
        </text>
      ))}
    </svg>
  )
}
