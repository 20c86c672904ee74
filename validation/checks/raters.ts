import { fitManyFacetRasch, type ManyFacetFit, type Rating } from '@petakom/psychometrics'
import { type Check, largestDifference } from '../check.ts'
import { expected, table } from '../reference.ts'

interface FacetSet {
  readonly name: string
  readonly file: string
  readonly person: string
  readonly items: readonly string[]
}

const SETS: readonly FacetSet[] = [
  { name: 'mfrm-sim', file: 'mfrm-sim.csv', person: 'person', items: ['C1', 'C2', 'C3', 'C4'] },
  { name: 'mfrm-ratings1', file: 'ratings1.csv', person: 'idstud', items: ['k1', 'k2', 'k3', 'k4', 'k5'] },
  { name: 'mfrm-ratings3', file: 'ratings3.csv', person: 'idstud', items: ['crit2', 'crit3', 'crit4'] },
]

/** One row a rating from a file with one row a person and rater. */
export function longRatings({ file, person, items }: FacetSet): Rating[] {
  const { names, rows } = table(file)
  const at = (name: string) => names.indexOf(name)
  return rows.flatMap((row) =>
    items
      .filter((item) => row[at(item)] !== '')
      .map((item) => ({
        person: row[at(person)]!,
        item,
        rater: row[at('rater')]!,
        score: Number(row[at(item)]),
      })),
  )
}

const fits = new Map<string, Promise<ManyFacetFit>>()

function fitOnce(set: FacetSet, model: 'rsm' | 'pcm'): Promise<ManyFacetFit> {
  const key = `${set.name}-${model}`
  const known = fits.get(key) ?? fitManyFacetRasch(longRatings(set), { model })
  fits.set(key, known)
  return known
}

interface ReferenceRow {
  readonly parameter: string
  readonly facet: string
  readonly est: number
  readonly se: number
}

/** Our value and TAM's diagonal error of a row of TAM's table of facets. */
function facetOf(found: ManyFacetFit, { parameter, facet }: ReferenceRow): { value: number; error: number | null } {
  if (facet === 'item') {
    const item = found.items.find(({ id }) => id === parameter)!
    return { value: item.difficulty, error: item.diagonalError }
  }
  if (facet === 'rater') {
    const rater = found.raters.find(({ id }) => `rater${id}` === parameter)!
    return { value: rater.severity, error: rater.diagonalError }
  }
  const [, item, step] = /^(?:(.+):)?step(\d+)$/.exec(parameter)!
  const own = found.steps.filter((row) => row.item === (item ?? null))[Number(step) - 1]!
  return { value: own.value, error: own.diagonalError }
}

function facetChecks(set: FacetSet, model: 'rsm' | 'pcm'): Check[] {
  const name = `${set.name}-${model}`
  const theirs = () => expected(name)
  const { tool } = theirs()
  const common = { area: 'raters', set: name, peer: `${tool.package} ${tool.version}` }
  const rows = () => theirs().facets as ReferenceRow[]
  const persons = (found: ManyFacetFit) => {
    const byId = new Map(found.persons.map((person) => [person.id, person]))
    return (theirs().persons.pid as string[]).map((id) => byId.get(id)!)
  }
  const check = (
    quantity: string,
    tolerance: number,
    pair: (found: ManyFacetFit) => readonly [(number | null)[], (number | null)[]],
  ): Check => ({
    ...common,
    quantity,
    tolerance,
    measure: async () => largestDifference(...pair(await fitOnce(set, model))),
  })
  return [
    check('log-likelihood', 0.05, (found) => [[found.logLikelihood], [theirs().logLik]]),
    check('number of parameters', 0, (found) => [[found.parameters], [theirs().nPar]]),
    check('latent variance', 0.02, (found) => [[found.latentVariance.value], [theirs().latentVariance]]),
    check('items, severities, steps', 0.01, (found) => [
      rows().map((row) => facetOf(found, row).value),
      rows().map(({ est }) => est),
    ]),
    check('errors from the diagonal', 0.01, (found) => [
      rows().map((row) => facetOf(found, row).error),
      rows().map(({ se }) => se),
    ]),
    check('raw scores', 0, (found) => [persons(found).map(({ score }) => score), theirs().persons.score]),
    check('EAP', 0.02, (found) => [persons(found).map(({ eap }) => eap), theirs().persons.EAP]),
    check('EAP errors', 0.02, (found) => [persons(found).map(({ eapError }) => eapError), theirs().persons.EAPsd]),
    check('WLE', 0.02, (found) => [persons(found).map(({ wle }) => wle), theirs().persons.WLE]),
    check('WLE errors', 0.02, (found) => [persons(found).map(({ wleError }) => wleError), theirs().persons.WLEse]),
    check('EAP reliability', 0.001, (found) => [[found.eapReliability], [theirs().EAPreliability]]),
    check('WLE reliability', 0.001, (found) => [[found.wleReliability], [theirs().WLEreliability]]),
  ]
}

/** The simulated set against what it was drawn from: differences in standard errors. */
function truthCheck(model: 'rsm' | 'pcm'): Check {
  return {
    area: 'raters',
    set: `mfrm-sim-${model}`,
    quantity: 'severities and item contrasts against the truth, in standard errors',
    peer: 'the simulation',
    tolerance: 3.3,
    measure: async () => {
      const truth = expected('mfrm-sim-truth')
      const { raters, items } = await fitOnce(SETS[0]!, model)
      // Ability has mean 0 in the model and not in the simulation: only differences of items can be held to it.
      const mean = items.reduce((sum, { difficulty }) => sum + difficulty, 0) / items.length
      const severities = raters.map(
        ({ severity, standardError }, i) => (severity - truth.raterSeverity[i]) / standardError!,
      )
      const contrasts = items.map(
        ({ difficulty, standardError }, i) => (difficulty - mean - truth.itemDifficulty[i]) / standardError!,
      )
      const all = [...severities, ...contrasts]
      return largestDifference(
        all,
        all.map(() => 0),
      )
    },
  }
}

export const checks: readonly Check[] = [
  ...SETS.flatMap((set) => [...facetChecks(set, 'rsm'), ...facetChecks(set, 'pcm')]),
  truthCheck('rsm'),
  truthCheck('pcm'),
]
