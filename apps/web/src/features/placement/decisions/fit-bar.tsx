import { useTranslation } from 'react-i18next'
import classes from './decisions.module.css'
import { formatPoints } from './proposal-data.ts'

const WIDTH = 300
const x = (hundredths: number) => 8 + (hundredths / 10_000) * (WIDTH - 16)

/** Fit as a dot with its 80 % interval on 0 to 100, and the same in words. */
export function FitBar({ fit, low, high, name }: { fit: number; low: number; high: number; name: string }) {
  const { t } = useTranslation()
  const values = { name, fit: formatPoints(fit), low: formatPoints(low), high: formatPoints(high) }
  return (
    <div>
      <p className="tabular">
        <strong>{values.fit}</strong> {t('decision:candidate.interval', values)}
      </p>
      <svg
        className={classes.bar}
        viewBox={`0 0 ${WIDTH} 28`}
        role="img"
        aria-label={t('decision:candidate.barWords', values)}
      >
        <line x1={x(0)} x2={x(10_000)} y1={9} y2={9} stroke="var(--line)" />
        {[0, 50, 100].map((mark) => (
          <g key={mark}>
            <line x1={x(mark * 100)} x2={x(mark * 100)} y1={5} y2={13} stroke="var(--control-line)" />
            <text
              x={x(mark * 100)}
              y={26}
              textAnchor={mark === 0 ? 'start' : mark === 100 ? 'end' : 'middle'}
              className={classes.axis}
            >
              {mark}
            </text>
          </g>
        ))}
        <line
          x1={x(low)}
          x2={x(high)}
          y1={9}
          y2={9}
          stroke="var(--series-1)"
          strokeWidth={6}
          strokeLinecap="round"
          opacity={0.55}
        />
        <circle cx={x(fit)} cy={9} r={5} fill="var(--series-1)" stroke="var(--bg)" strokeWidth={1.5} />
      </svg>
    </div>
  )
}
