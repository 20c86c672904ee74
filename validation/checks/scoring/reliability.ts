import { empiricalReliability, marginalReliability, responseMatrix, scoreResponses } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../../check.ts'
import { type PeerCalibration, peerItems, peerResponses } from '../../peer-items.ts'
import { expected } from '../../reference.ts'

interface PeerReliability {
  readonly model: string
  readonly marginal: number
  readonly empiricalEAP: number
}

/** Both by the parameters and the latent variance that mirt estimated. */
export function reliabilityChecks(): Check[] {
  const values: PeerReliability[] = expected('irt-reliability').values
  return values.flatMap(({ model, marginal, empiricalEAP }) => {
    const set = `calib-${model.replace(/_(?=[^_]+$)/, '-').replace(/-3pl$/, '-3pl-prior')}`
    const calibration: PeerCalibration = expected(set)
    const items = peerItems(calibration)
    const prior = { variance: calibration.latentVariance }
    const empirical = () => {
      const matrix = responseMatrix(peerResponses(calibration))
      const { theta, standardError } = scoreResponses(items, matrix, { method: 'eap', prior })
      return empiricalReliability(theta, standardError)
    }
    const both = { area: 'scoring', set, peer: 'mirt 1.45.1', tolerance: 1e-4 }
    return [
      {
        ...both,
        quantity: 'marginal reliability',
        measure: () => largestDifference([marginalReliability(items, { ...prior, form: 'mirt' })], [marginal]),
      },
      {
        ...both,
        quantity: 'empirical reliability of EAP',
        measure: () => largestDifference([empirical()], [empiricalEAP]),
      },
    ]
  })
}
