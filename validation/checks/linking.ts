import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { equateTrueScores, type Item, type LinkingMethod, linkScales, type ScaledItem } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'

type Plain = Readonly<Record<string, number | string | readonly number[]>>

interface LinkingSet {
  readonly program: string
  readonly D: number
  readonly from: readonly Plain[]
  readonly to: readonly Plain[]
  readonly nodes?: readonly number[]
  readonly weightsFrom?: readonly number[]
  readonly weightsTo?: readonly number[]
  readonly uniform?: { readonly reach: number; readonly count: number }
  readonly expected: Readonly<
    Record<string, { readonly slope: number; readonly intercept: number; readonly criterionValue?: number }>
  >
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../linking', name), 'utf8'))
const SETS: Readonly<Record<string, LinkingSet>> = read('scale-linking.json').sets

const scaled = (items: readonly Plain[], D: number): ScaledItem[] =>
  items.map((item, i) => ({ id: `I${i + 1}`, item: { ...item, a: (item.a as number) * D } as unknown as Item }))

function weightsOf({ nodes, weightsFrom, weightsTo, uniform }: LinkingSet) {
  if (nodes) return { from: { nodes, weights: weightsFrom! }, to: { nodes, weights: weightsTo! } }
  const { reach, count } = uniform!
  const even = Array.from({ length: count }, (_, q) => -reach + (2 * reach * q) / (count - 1))
  const side = { nodes: even, weights: even.map(() => 1) }
  return { from: side, to: side }
}

/** The programs print six digits; sirt stops its search early. */
const TOLERANCE: Readonly<Record<string, number>> = { 'sirt-rasch': 1e-5 }

const linkingChecks = Object.entries(SETS).flatMap(([set, given]) =>
  Object.entries(given.expected).map(([method, theirs]): Check => {
    const isByCurves = theirs.criterionValue !== undefined
    return {
      area: 'linking',
      set,
      quantity: `${method}: slope, intercept${isByCurves ? ', criterion' : ''}`,
      peer: given.program.split(/[ ,:]/)[0]!,
      tolerance: TOLERANCE[set] ?? 2e-6,
      measure: () => {
        const settings = { method: method as LinkingMethod, weights: weightsOf(given) }
        const link = linkScales(scaled(given.from, given.D), scaled(given.to, given.D), {
          ...settings,
          criterion: set === 'sirt-rasch' ? 'backward' : 'symmetric',
        })
        return largestDifference(
          [link.slope, link.intercept, ...(isByCurves ? [link.criterionValue] : [])],
          [theirs.slope, theirs.intercept, ...(isByCurves ? [theirs.criterionValue!] : [])],
        )
      },
    }
  }),
)

interface EquatingSet {
  readonly program: string
  readonly D: number
  readonly from: readonly Plain[]
  readonly to: readonly Plain[]
  readonly equivalents: readonly number[]
  readonly thetas: readonly (number | null)[]
}
const FORMS: Readonly<Record<string, EquatingSet>> = read('true-score-equating.json').sets

const equatingChecks = Object.entries(FORMS).map(
  ([set, { program, D, from, to, equivalents, thetas }]): Check => ({
    area: 'linking',
    set,
    quantity: 'true-score equating: equivalents and abilities of every score',
    peer: program.split(',')[0]!,
    tolerance: 2e-5,
    measure: () => {
      const items = (plain: readonly Plain[]) => scaled(plain, D).map(({ item }) => item)
      const rows = equateTrueScores(items(from), items(to))
      return largestDifference(
        [...rows.map(({ equivalent }) => equivalent), ...rows.map(({ theta }) => theta)],
        [...equivalents, ...thetas],
      )
    },
  }),
)

export const checks: readonly Check[] = [...linkingChecks, ...equatingChecks]
