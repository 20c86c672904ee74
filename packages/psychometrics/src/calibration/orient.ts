import { type ItemBlock, type Layout, setParameters } from './layout.ts'

/**
 * The likelihood does not tell a scale from its mirror image. Turns the scale so that the slopes sum to above 0: more
 * ability is a higher score on most of the test. A scale that a fixed slope holds is left as it is. Whether it turned.
 */
export function orient(layout: Layout): boolean {
  const slopes = layout.items.map(slopeParameters)
  if (slopes.some((own) => own === null)) return false
  const sum = layout.items.reduce((total, { form }) => total + form.values[lastSlope(form)]!, 0)
  if (sum >= 0) return false
  const next = Float64Array.from(layout.parameters)
  const turned = new Set(slopes.flatMap((own) => own!))
  for (const { meanParameter } of layout.latents) if (meanParameter >= 0) turned.add(meanParameter)
  for (const parameter of turned) next[parameter] = -next[parameter]!
  setParameters(layout, next)
  return true
}

const lastSlope = ({ kind, maxCategory }: ItemBlock['form']) => (kind === 'nominal' ? maxCategory - 1 : 0)

/** Free parameters of an item's slopes, or null where a slope is not free. */
function slopeParameters({ form, terms }: ItemBlock): number[] | null {
  const parameters: number[] = []
  for (let value = 0; value <= lastSlope(form); value += 1) {
    const own = terms.filter((term) => term.value === value)
    if (own.length === 0) return null
    parameters.push(...own.map(({ parameter }) => parameter))
  }
  return parameters
}
