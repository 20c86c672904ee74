import type { Covariance } from './covariance.ts'
import { slopesOf } from './describe-items.ts'
import type { Estimation } from './estimate.ts'
import { type Layout, LEAST_VARIANCE } from './layout.ts'
import type { Column } from './recode.ts'
import type { Remark } from './request.ts'

export interface Result {
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly estimation: Estimation
  readonly covariance: Covariance | null
  readonly theta: Float64Array
}

/** A slope above this makes a curve so steep that the nodes see a step. */
const STEEP = 10

/** What a reader must know before using the numbers. */
export function remarkOnResult(result: Result, remarks: Remark[]): void {
  const { layout, columns, estimation, covariance, theta } = result
  const say = (code: Remark['code'], item: string | null, detail: string, text: string) =>
    remarks.push({ code, item, detail, text })
  if (!estimation.converged)
    say(
      'not-converged',
      null,
      String(estimation.cycles),
      `no maximum after ${estimation.cycles} passes; do not use the values as final`,
    )
  columns.forEach(({ name, fixed }, i) => {
    if (fixed) return
    const { form, terms } = layout.items[i]!
    const slopes = slopesOf(form)
    if (slopes.some((slope) => Math.abs(slope) > STEEP))
      say(
        'slope-runs-away',
        name,
        slopes[0]!.toFixed(1),
        `the responses set no bound to its slope, which stands at ${slopes[0]!.toFixed(1)}`,
      )
    if (form.kind !== 'nominal' && slopes[0]! < 0)
      say('slope-negative', name, slopes[0]!.toFixed(2), 'its slope is negative: look for a reversed key')
    if (covariance && terms.some(({ parameter }) => !covariance.isKnown[parameter]))
      say('error-unknown', name, '', 'the responses do not determine its values, so there is no standard error')
  })
  const reach = theta.at(-1)!
  layout.latents.forEach(({ mean, variance, varianceParameter }, g) => {
    const group = layout.latents.length > 1 ? `of group ${g} ` : ''
    if (varianceParameter >= 0 && variance <= LEAST_VARIANCE)
      say(
        'latent-variance-zero',
        null,
        String(g),
        `persons ${group}do not differ beyond chance: the latent variance is 0`,
      )
    else if (Math.abs(mean) + 3 * Math.sqrt(variance) > reach)
      say(
        'latent-at-reach',
        null,
        String(reach),
        `the latent distribution ${group}reaches beyond the nodes at ${reach}; widen them`,
      )
  })
}
