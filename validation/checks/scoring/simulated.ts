import { scoreResponses } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../../check.ts'
import { peerItems } from '../../peer-items.ts'
import { expected, simulated } from '../../reference.ts'

/** EAP of the first persons of a simulated set, by the parameters that the program estimated. */
export function simulatedChecks(name: string): Check[] {
  const set = `calib-sim-${name}`
  const calibration = expected(set)
  const { theta, se } = calibration.eapFirst200
  const score = () => {
    const { items, cells } = simulated(calibration.dataset)
    const first = { persons: theta.length, items, cells: cells.subarray(0, theta.length * items) }
    return scoreResponses(peerItems(calibration), first, { method: 'eap' })
  }
  const both = { area: 'scoring', set, peer: 'mirt 1.45.1', tolerance: 1e-4 }
  return [
    { ...both, quantity: 'EAP of the first 200', measure: () => largestDifference(score().theta, theta) },
    ...(se === undefined
      ? []
      : [
          {
            ...both,
            quantity: 'EAP standard error of the first 200',
            measure: () => largestDifference(score().standardError, se),
          },
        ]),
  ]
}
