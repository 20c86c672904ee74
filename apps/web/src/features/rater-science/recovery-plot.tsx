import type { getSeverityRecovery, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import classes from './recovery-plot.module.css'

const SIDE = 420
const MARGIN = 48
const STEP = 0.5

/** Known across, found up, with two standard errors each way; on the line they are equal. */
export function RecoveryPlot(props: { rows: ResponseOf<typeof getSeverityRecovery>['rows']; title: string }) {
  const { t } = useTranslation()
  const { rows, title } = props
  const reach = Math.max(
    STEP,
    ...rows.flatMap(({ known, estimated, standardError }) => [
      Math.abs(known),
      Math.abs(estimated) + 2 * standardError,
    ]),
  )
  const at = (value: number) => ((value + reach) / (2 * reach)) * (SIDE - 2 * MARGIN)
  const x = (value: number) => MARGIN + at(value)
  const y = (value: number) => SIDE - MARGIN - at(value)
  const steps = Math.floor(reach / STEP)
  const marks = Array.from({ length: 2 * steps + 1 }, (_, n) => (n - steps) * STEP)
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} className={classes.plot} role="img" aria-label={title}>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={x(mark)} x2={x(mark)} y1={y(-reach)} y2={y(reach)} className={classes.grid} />
            <line x1={x(-reach)} x2={x(reach)} y1={y(mark)} y2={y(mark)} className={classes.grid} />
            <text x={x(mark)} y={SIDE - MARGIN + 18} textAnchor="middle" className={classes.mark}>
              {formatNumber(mark, { least: 1, most: 1 })}
            </text>
            <text x={MARGIN - 6} y={y(mark) + 4} textAnchor="end" className={classes.mark}>
              {formatNumber(mark, { least: 1, most: 1 })}
            </text>
          </g>
        ))}
        <line x1={x(-reach)} y1={y(-reach)} x2={x(reach)} y2={y(reach)} className={classes.equal} />
        {rows.map(({ rater, name, known, estimated, standardError, isWithin }) => (
          <g key={rater}>
            <line
              x1={x(known)}
              x2={x(known)}
              y1={y(estimated - 2 * standardError)}
              y2={y(estimated + 2 * standardError)}
              className={classes.interval}
            />
            <circle cx={x(known)} cy={y(estimated)} r={5} className={isWithin ? classes.found : classes.missed}>
              <title>{name}</title>
            </circle>
          </g>
        ))}
        <text x={SIDE / 2} y={SIDE - 8} textAnchor="middle" className={classes.axis}>
          {t('raters:recovery.known')}
        </text>
        <text x={-SIDE / 2} y={14} textAnchor="middle" transform="rotate(-90)" className={classes.axis}>
          {t('raters:recovery.estimated')}
        </text>
      </svg>
    </figure>
  )
}
