import type { FittedDesign } from './fit.ts'

/**
 * Score to be expected, mean over the items, from a person of ability `theta` before a rater of this severity: the fair
 * average (Linacre, 1989), in the scores of the ratings.
 */
export function expectedScore({ table, scale, design }: FittedDesign, theta: number, severity: number): number {
  const { parameters } = design.layout
  const valueAt = (weights: (typeof design.items)[number]) =>
    weights.reduce((sum, { parameter, weight }) => sum + weight * parameters[parameter]!, 0)
  let sum = 0
  design.items.forEach((weights, item) => {
    const location = theta - severity - valueAt(weights)
    const steps = design.steps[design.model === 'pcm' ? item : 0]!
    const logits = [0]
    for (const step of steps) logits.push(logits.at(-1)! + location - valueAt(step))
    const peak = Math.max(...logits)
    const shares = logits.map((logit) => Math.exp(logit - peak))
    const total = shares.reduce((all, share) => all + share, 0)
    sum += shares.reduce((mean, share, k) => mean + (share / total) * scale.scores[item]![k]!, 0)
  })
  return sum / table.items.length
}
