import type { CalibrationModel } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { expected } from '../reference.ts'
import { fitOf } from './calibration-fits.ts'

interface CrossFit {
  readonly model: string
  readonly logLikTAM?: number
  readonly logLikLtm?: number
  readonly logLikMirt: number
}

const reference = expected('cross-check')

/**
 * Other programs on the same data. Nodes or their weights are not quite ours: TAM lets the variance move the weights
 * differently (its own distance from mirt is 0.015 on icar16), ltm has Gauss-Hermite nodes.
 */
export const crossChecks: readonly Check[] = [
  ...reference.tam.fits.map((fit: CrossFit) => cross(fit, fit.logLikTAM!, reference.tam.tool)),
  ...reference.ltm.fits.map((fit: CrossFit) => cross(fit, fit.logLikLtm!, reference.ltm.tool)),
]

function cross(
  { model: name, logLikMirt }: CrossFit,
  theirs: number,
  tool: { package: string; version: string },
): Check {
  const at = name.lastIndexOf('-')
  const [set, model] = [name.slice(0, at), name.slice(at + 1) as CalibrationModel]
  const { columns } = expected(`calib-${name}`)
  return {
    area: 'calibration',
    set: `${set}, ${model}`,
    quantity: 'log-likelihood, cross-check',
    peer: `${tool.package} ${tool.version}`,
    tolerance: 0.01 + Math.abs(theirs - logLikMirt),
    measure: async () => largestDifference([(await fitOf(set, model, columns)).logLikelihood], [theirs]),
  }
}
