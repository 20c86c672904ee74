import {
  agreementShare,
  cohenKappa,
  fleissKappa,
  icc,
  kendallW,
  krippendorffAlpha,
  lightKappa,
  type RatingRows,
} from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { columns, expected } from '../reference.ts'

const TOLERANCE = 1e-4

const theirs = expected('icc-agreement')
const peerOf = (name: string) => {
  const tool = theirs.tool.find((entry: { package: string }) => entry.package === name)
  return `${tool.package} ${tool.version}`
}

/** Numbers where a file holds numbers, words otherwise; only complete rows where the reference took these. */
function ratingsOf(set: string): RatingRows<number | string> {
  const file = { shroutFleiss: 'shrout-fleiss.csv', ptam4wide_complete: 'ptam4wide.csv' }[set] ?? `${set}.csv`
  const rows = columns(file).map((row) => row.map((cell) => (cell === undefined || cell === '' ? null : cell)))
  const body = set === 'ptam4wide_complete' ? rows.map((row) => row.slice(1)) : rows
  const isNumber = body.flat().every((cell) => cell === null || Number.isFinite(Number(cell)))
  return isNumber ? body.map((row) => row.map((cell) => (cell === null ? null : Number(cell)))) : body
}

const complete = (rows: RatingRows<number | string>) => rows.filter((row) => !row.includes(null))

function iccChecks(set: string): Check[] {
  const ours = () => icc(ratingsOf(set) as RatingRows).forms
  return [
    {
      area: 'agreement',
      set,
      quantity: 'six ICCs with F, df and interval',
      peer: peerOf('psych'),
      tolerance: TOLERANCE,
      measure: () =>
        largestDifference(
          ours().flatMap(({ value, f, df1, df2, lower, upper }) => [value, f, df1, df2, lower, upper]),
          theirs[set].psych.flatMap((row: Record<string, number>) => [
            row.ICC,
            row.F,
            row.df1,
            row.df2,
            row.lower95,
            row.upper95,
          ]),
        ),
    },
    {
      area: 'agreement',
      set,
      quantity: 'six ICCs with F and interval',
      peer: peerOf('irr'),
      tolerance: TOLERANCE,
      measure: () => {
        const forms = ours()
        return largestDifference(
          // irr lists each model with one rater and the mean of them, one after the other.
          [0, 3, 1, 4, 2, 5]
            .map((i) => forms[i]!)
            .flatMap(({ value, f, lowerByIrr, upperByIrr }) => [value, f, lowerByIrr, upperByIrr]),
          theirs[set].irr.flatMap((row: Record<string, number>) => [row.value, row.F, row.lower95, row.upper95]),
        )
      },
    },
  ]
}

function agreementChecks(set: string): Check[] {
  const reference = theirs.agreement[set]
  const rows = () => complete(ratingsOf(set))
  const check = (quantity: string, ours: () => (number | null)[], other: number[]): Check => ({
    area: 'agreement',
    set,
    quantity,
    peer: peerOf('irr'),
    tolerance: TOLERANCE,
    measure: () => largestDifference(ours(), other),
  })
  const two = () => rows().map((row) => row.slice(0, 2))
  return [
    ...(['unweighted', 'linear', 'quadratic'] as const).map((weights) =>
      check(`Cohen's kappa, ${weights}, with z`, () => {
        const { value, z } = cohenKappa(two(), weights)
        return [value, z]
      }, [reference.cohenKappa_first2[weights].value, reference.cohenKappa_first2[weights].z]),
    ),
    check("Fleiss' kappa", () => [fleissKappa(rows()).value], [reference.fleissKappa]),
    check("Light's kappa", () => [lightKappa(rows())], [reference.lightKappa]),
    check("Kendall's W", () => [kendallW(rows()).w], [reference.kendallW_corrected]),
    ...(['nominal', 'ordinal', 'interval'] as const).map((metric) =>
      check(`Krippendorff's alpha, ${metric}`, () => [krippendorffAlpha(rows(), metric).valueByIrr], [
        reference.kripp[metric],
      ]),
    ),
    check('percent agreement', () => [100 * agreementShare(rows())], [reference.percentAgreeAll]),
  ]
}

export const checks: readonly Check[] = [
  ...['shroutFleiss', 'anxiety', 'ptam4wide_complete'].flatMap(iccChecks),
  ...['anxiety', 'ptam4wide_complete', 'diagnoses'].flatMap(agreementChecks),
]
