import { Refusal } from '../refusal.ts'

/** Half goes up: 6.5 to 7, -6.5 to -6. */
export const roundHalfUp = (value: number): number => Math.floor(value + 0.5)

export function roundTo(value: number, mode: string, figures: number): number {
  if (value === 0) return 0
  if (mode !== 'decimalPlaces' && mode !== 'significantFigures')
    throw new Refusal('processing-unsupported', `rounding-mode ${mode}`)
  const places = mode === 'decimalPlaces' ? figures : figures - Math.ceil(Math.log10(Math.abs(value)) + 1e-12)
  const scaled = value * 10 ** places
  return Number((roundHalfUp(Number(scaled.toPrecision(15))) / 10 ** places).toPrecision(15))
}
