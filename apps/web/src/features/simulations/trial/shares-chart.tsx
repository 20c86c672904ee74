import type { SimulationTrial } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatShare } from '../../../lib/format.ts'
import classes from './trial.module.css'
import { useWayName } from './trial-report.tsx'

/** Mean and two standard deviations of each way of play on one scale from 0 to all points; the table below says the same. */
export function SharesChart({ policies }: { policies: SimulationTrial['policies'] }) {
  const { t } = useTranslation()
  const nameOf = useWayName()
  const percent = (share: number) => `${Math.min(100, Math.max(0, 100 * share))}%`
  return (
    <figure className={classes.chart} aria-label={t('simulation:trial.chart')}>
      {policies.map(({ policy, mean, sd }) => (
        <div key={policy} className={classes.way}>
          <span className={classes.wayName}>{nameOf(policy)}</span>
          <span className={classes.track} aria-hidden="true">
            <span
              className={classes.spread}
              style={{
                insetInlineStart: percent(mean - 2 * sd),
                width: `calc(${percent(mean + 2 * sd)} - ${percent(mean - 2 * sd)})`,
              }}
            />
            <span className={classes.mean} style={{ insetInlineStart: percent(mean) }} />
          </span>
          <span className={classes.figure}>{formatShare(mean, 0)}</span>
        </div>
      ))}
      <figcaption>{t('simulation:trial.chartHint')}</figcaption>
    </figure>
  )
}
