import type { DesignComparison } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatRupiah } from '../../lib/format.ts'
import classes from './cost-chart.module.css'
import { errorWord, planKey, planName } from './method-words.ts'
import type { namedPlans } from './named-plans.ts'

const WIDTH = 860
const HEIGHT = 400
const LEFT = 64
const RIGHT = 24
const TOP = 24
const BOTTOM = 52

/** Cost across, error up, both from zero: every plan a dot, the best ones a stepped line, the enough one ringed. */
export function CostChart({ compared, named }: { compared: DesignComparison; named: ReturnType<typeof namedPlans> }) {
  const { t } = useTranslation()
  const { plans, best, enough } = compared
  const dearest = Math.max(...plans.map(({ rupiah }) => rupiah), ...named.map(({ plan }) => plan.rupiah))
  const worst = Math.max(
    ...plans.map(({ standardError }) => standardError),
    ...named.map(({ plan }) => plan.standardError),
  )
  const x = (rupiah: number) => LEFT + (rupiah / dearest) * (WIDTH - LEFT - RIGHT)
  const y = (error: number) => HEIGHT - BOTTOM - (error / (worst * 1.05)) * (HEIGHT - TOP - BOTTOM)
  const steps = best.map((plan, index) => {
    const at = `${x(plan.rupiah)} ${y(plan.standardError)}`
    return index === 0 ? `M ${at}` : `H ${x(plan.rupiah)} V ${y(plan.standardError)}`
  })
  const marks = [0, 0.25, 0.5, 0.75, 1]
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>
        {t('methods:chart.title', {
          plan: enough ? planName(t, enough.tools) : '',
          rupiah: formatRupiah(enough?.rupiah),
        })}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} tabIndex={0} aria-label={t('methods:chart.cost')}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className={classes.chart}
          role="img"
          aria-label={t('methods:chart.text', { plans: formatNumber(plans.length), best: formatNumber(best.length) })}
        >
          {marks.map((share) => (
            <g key={share}>
              <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(share * worst)} y2={y(share * worst)} className={classes.grid} />
              <text x={LEFT - 8} y={y(share * worst) + 4} textAnchor="end" className={classes.mark}>
                {errorWord(share * worst)}
              </text>
              <text
                x={x(share * dearest)}
                y={HEIGHT - BOTTOM + 18}
                textAnchor={share === 1 ? 'end' : 'middle'}
                className={classes.mark}
              >
                {formatNumber((share * dearest) / 1000, { most: 0 })}
              </text>
            </g>
          ))}
          {plans.map((plan) => (
            <circle
              key={planKey(plan)}
              cx={x(plan.rupiah)}
              cy={y(plan.standardError)}
              r={2.5}
              className={classes.plan}
            />
          ))}
          <path d={steps.join(' ')} className={classes.best} />
          {named.map(({ name, plan }, place) => (
            <g key={name}>
              <rect
                x={x(plan.rupiah) - 5}
                y={y(plan.standardError) - 5}
                width={10}
                height={10}
                className={classes.named}
              />
              <text
                x={x(plan.rupiah)}
                y={y(plan.standardError) + (place % 2 === 0 ? -12 : 22)}
                textAnchor={x(plan.rupiah) > WIDTH / 2 ? 'end' : 'start'}
                className={classes.label}
              >
                {t(`methods:named.${name}`)}
              </text>
            </g>
          ))}
          {enough ? (
            <g>
              <circle cx={x(enough.rupiah)} cy={y(enough.standardError)} r={9} className={classes.enough} />
              <text x={x(enough.rupiah)} y={y(enough.standardError) + 40} textAnchor="middle" className={classes.label}>
                {t('methods:chart.enough')}
              </text>
            </g>
          ) : null}
          <text x={(WIDTH + LEFT) / 2} y={HEIGHT - 8} textAnchor="middle" className={classes.axis}>
            {t('methods:chart.cost')}
          </text>
          <text x={-(HEIGHT - BOTTOM) / 2} y={14} textAnchor="middle" transform="rotate(-90)" className={classes.axis}>
            {t('methods:chart.error')}
          </text>
        </svg>
      </section>
    </figure>
  )
}
