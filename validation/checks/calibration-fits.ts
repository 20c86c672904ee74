import { type Calibration, type CalibrationModel, calibrate, responseMatrix } from '@petakom/psychometrics'
import { responses, simulated } from '../reference.ts'

const fits = new Map<string, Promise<Calibration>>()

/** The calibration of a reference set, made once however many checks look at it. */
export function fitOf(set: string, model: CalibrationModel, names: readonly string[]): Promise<Calibration> {
  const key = `${set}-${model}`
  if (!fits.has(key)) fits.set(key, calibrate({ responses: responsesOf(set, names), model, names }))
  return fits.get(key)!
}

/** As it stands in the file: the engine itself counts categories from the lowest used. */
function responsesOf(set: string, names: readonly string[]) {
  if (set.startsWith('sim-')) return simulated(`${set}.txt.gz`)
  if (set === 'bfi_n') return responseMatrix(responses('bfi25.csv', names))
  if (set !== 'verbagg_dich') return responseMatrix(responses(`${set}.csv`, names))
  return responseMatrix(responses('verbagg.csv', names).map((row) => row.map((x) => (x === null ? null : +(x > 0)))))
}
