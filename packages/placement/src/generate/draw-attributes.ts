import { createStream } from './draws.ts'
import type { GeneratorSettings } from './generate-pairs.ts'

/** Official i and post i, its seat, share family, level and region. Ability and demand run from 0 to 1000. */
export interface Attributes {
  readonly family: Int32Array
  readonly level: Int32Array
  readonly region: Int32Array
  readonly ability: Int32Array
  readonly demand: Int32Array
}

export function drawAttributes({ n, m, seed, F, L, R }: GeneratorSettings): Attributes {
  const draw = createStream(seed)
  const attributes: Attributes = {
    family: new Int32Array(m),
    level: new Int32Array(m),
    region: new Int32Array(m),
    ability: new Int32Array(n),
    demand: new Int32Array(m),
  }
  for (let j = 0; j < m; j += 1) {
    attributes.family[j] = draw() % F
    attributes.level[j] = draw() % L
    attributes.region[j] = draw() % R
    if (j < n) attributes.ability[j] = draw() % 1001
    attributes.demand[j] = draw() % 1001
  }
  return attributes
}

/** Hundredths of a point, 0 to 10000: fit of ability and demand, less what a change of field, level or region costs. */
export function structuredScore(attributes: Attributes, official: number, post: number, noise: number): number {
  const { family, level, region, ability, demand } = attributes
  const gap = Math.max(0, demand[post]! - ability[official]!)
  const surplus = Math.max(0, ability[official]! - demand[post]!)
  const change =
    (family[official] === family[post] ? 0 : 1500) +
    1000 * Math.abs(level[official]! - level[post]!) +
    (region[official] === region[post] ? 0 : 300)
  return Math.min(10_000, Math.max(0, 9000 - 8 * gap - 2 * surplus - change + (noise % 1001) - 500))
}
