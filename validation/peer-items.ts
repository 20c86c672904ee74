import type { Item, Response } from '@petakom/psychometrics'
import { responses } from './reference.ts'

type Row = Readonly<Record<string, unknown>>

/** `a, b1, b2, ...` or `a, b, c` (mirt: `g`) of one reference item. `model` as the reference files write it. */
export function peerItem(row: Row, model: string): Item {
  const number = (key: string) => row[key] as number
  const a = (row.a ?? row.a1) as number
  const steps: number[] = []
  for (let k = 1; row[`b${k}`] !== undefined; k += 1) steps.push(number(`b${k}`))
  const kind = model.split(' ')[0]!.toUpperCase()
  switch (kind) {
    case '3PL':
      return { model: '3PL', a, b: [number('b')], c: (row.c ?? row.g) as number }
    case 'GRM':
    case 'GRADED':
      return { model: 'GRM', a, b: steps }
    case 'GPCM':
    case 'PCM':
      return { model: 'GPCM', a, b: steps }
    case 'RSM':
      return { model: 'RSM', a, b: steps, c: number('c') }
    default:
      return { model: '2PL', a, b: [number('b')] }
  }
}

export interface PeerCalibration {
  readonly dataset: string
  readonly columns: readonly string[]
  readonly model: string
  readonly latentVariance: number
  readonly itemsIRT: readonly Row[]
}

/** Items as a reference program estimated them, categories from 0. */
export const peerItems = ({ itemsIRT, model }: PeerCalibration): Item[] => itemsIRT.map((row) => peerItem(row, model))

/** The responses behind a calibration, lowest category 0, without the persons who answered nothing. */
export function peerResponses({ dataset, columns, model }: PeerCalibration): Response[][] {
  const rows = responses(/^\S+/.exec(dataset)![0], columns).filter((row) => row.some((value) => value !== null))
  const lowest = /recoded|^(2PL|Rasch|1PL|3PL)/.test(model) ? 0 : Math.min(...rows.flat().map((value) => value ?? 126))
  const dichotomised = dataset.includes('recoded to 1')
  return rows.map((row) =>
    row.map((value) => (value === null ? null : dichotomised ? Math.min(value, 1) : value - lowest)),
  )
}
