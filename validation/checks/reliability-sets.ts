import { type ResponseMatrix, responseMatrix } from '@petakom/psychometrics'
import { columns, responses } from '../reference.ts'

const VERBAGG_ITEMS = columns('verbagg.csv')[0]!.length - 3

const complete = (rows: (number | null)[][]) => rows.filter((row) => !row.includes(null))
const bfi = (scale: string) =>
  responses(
    'bfi25.csv',
    [1, 2, 3, 4, 5].map((item) => `${scale}${item}`),
  )
const verbagg = () => columns('verbagg.csv').map((row) => row.slice(-VERBAGG_ITEMS).map(Number))

/** The sets of reliability.json by its names. */
const SETS: Readonly<Record<string, () => (number | null)[][]>> = {
  science: () => responses('science.csv'),
  verbagg,
  verbagg_dich: () => verbagg().map((row) => row.map((cell) => (cell > 0 ? 1 : 0))),
  lsat7_KR20: () => responses('lsat7.csv'),
  sat12_KR20: () => responses('sat12.csv'),
  bfi_N_complete: () => complete(bfi('N')),
  bfi_A_A1reversed_complete: () => complete(bfi('A')).map(([a1, ...others]) => [7 - a1!, ...others]),
}

export const matrixOf = (set: string): ResponseMatrix => responseMatrix(SETS[set]!())
