import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import type { CurvePoint } from './curve.ts'
import classes from './curve-plot.module.css'

const WIDTH = 640
const HEIGHT = 260
const LEFT = 64
const RIGHT = 16
const TOP = 24
const BOTTOM = 44

interface Props {
  readonly points: readonly CurvePoint[]
  /** The plan shown: where it lies. */
  readonly own: { readonly moves: number; readonly total: number }
  readonly words: string
}

/** A line over the number of moves; the vertical axis does not begin at zero, as it says. */
export function CurvePlot({ points, own, words }: Props) {
  const { t } = useTranslation()
  const first = points[0]!
  const last = points.at(-1)!
  const lowest = Math.min(first.total, own.total)
  const highest = Math.max(last.total, own.total)
  const span = Math.max(1, highest - lowest)
  const reach = Math.max(1, last.moves, own.moves)
  const x = (moves: number) => LEFT + (moves / reach) * (WIDTH - LEFT - RIGHT)
  const y = (total: number) => TOP + (1 - (total - lowest) / span) * (HEIGHT - TOP - BOTTOM)
  const line = points.map(
    ({ moves, total }, i) => `${i === 0 ? 'M' : 'L'}${x(moves).toFixed(1)},${y(total).toFixed(1)}`,
  )
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => reach / one <= 8) ?? Math.ceil(reach / 8)
  const ticks = Array.from({ length: Math.floor(reach / step) + 1 }, (_, i) => i * step)
  const levels = [lowest, lowest + span / 2, highest]
  // A curve that only rises leaves the upper left and the lower right of a point free.
  const isRight = own.moves > reach / 2
  return (
    <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      {levels.map((level) => (
        <g key={level}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(level)} y2={y(level)} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(level) + 4} textAnchor="end" className={classes.axis}>
            {formatNumber(level / 100, { least: 1, most: 1 })}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle" className={classes.axis}>
          {formatNumber(tick)}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle" className={classes.axis}>
        {t('placement:curve.axis')}
      </text>
      <text x={4} y={13} className={classes.axis}>
        {t('placement:curve.vertical')}
      </text>
      <path d={line.join('')} fill="none" stroke="var(--series-1)" strokeWidth={2.5} />
      {points.length <= 60
        ? points.map(({ moves, total }) => (
            <circle key={moves} cx={x(moves)} cy={y(total)} r={3} fill="var(--series-1)" />
          ))
        : null}
      <circle cx={x(own.moves)} cy={y(own.total)} r={7} fill="none" stroke="var(--series-2)" strokeWidth={2.5} />
      <text
        x={x(own.moves) + (isRight ? -12 : 12)}
        y={y(own.total) + (isRight ? -10 : 20)}
        textAnchor={isRight ? 'end' : 'start'}
        className={classes.label}
        fill="var(--series-2)"
      >
        {t('placement:curve.own')}
      </text>
    </svg>
  )
}
