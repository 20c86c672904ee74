import {
  commonOddsRatio,
  type ImpactMeasures,
  selectionImpact,
  standardisedMeanDifference,
  type TwoByTwo,
} from '@petakom/psychometrics'
import { type Check, type Difference, largestDifference, relative } from '../check.ts'
import { columns, expected, responses } from '../reference.ts'

const impact = expected('adverse-impact')
const peer = `R ${impact.tool.R} ${impact.tool.package}`
const ADMISSIONS = columns('ucb-admissions.csv', ['Admit', 'Gender', 'Dept', 'Freq'])
const DEPARTMENTS = Object.keys(impact.byDept)
const GENDERS = ['Female', 'Male']

const check = (set: string, quantity: string, tolerance: number, measure: () => Difference): Check => ({
  area: 'fairness',
  set,
  quantity,
  peer,
  tolerance,
  measure,
})

/** Persons of a gender, in one department or all. */
function count(gender: string, admit: string, department: string | null): number {
  return ADMISSIONS.filter(([a, g, d]) => a === admit && g === gender && (department === null || d === department))
    .map((row) => Number(row[3]))
    .reduce((sum, persons) => sum + persons, 0)
}

function measures(department: string | null): ImpactMeasures {
  const [focal, reference] = GENDERS.map((gender) => {
    const selected = count(gender, 'Admitted', department)
    return { selected, applicants: selected + count(gender, 'Rejected', department) }
  })
  const impact = selectionImpact(focal!, reference!)
  if (impact.outcome === 'suppressed') throw new RangeError('nothing was to be suppressed')
  return impact.measures
}

const PICKS: Readonly<Record<string, (impact: ImpactMeasures) => number | null>> = {
  rateFocal: ({ rateFocal }) => rateFocal,
  rateReference: ({ rateReference }) => rateReference,
  impactRatio: ({ impactRatio }) => impactRatio,
  fourFifthsViolated: ({ isBelowFourFifths }) => Number(isBelowFourFifths),
  zPooled: ({ zPooled }) => zPooled,
  chisq: ({ chiSquare }) => chiSquare?.statistic ?? null,
  chisqYates: ({ chiSquareYates }) => chiSquareYates?.statistic ?? null,
  oddsRatioSample: ({ oddsRatio }) => oddsRatio,
  fisherConditionalOR: ({ fisher }) => fisher.oddsRatioAsR,
  phi: ({ phi }) => phi,
  cohenH: ({ cohenH }) => cohenH,
}

function impactOf(set: string, department: string | null): Check[] {
  const theirs = department === null ? impact.overall : impact.byDept[department]
  return [
    ...Object.entries(PICKS).map(([quantity, pick]) =>
      check(set, quantity, 1e-6, () => largestDifference([pick(measures(department))], [Number(theirs[quantity])])),
    ),
    check(set, 'impactRatioCI95', 1e-6, () =>
      largestDifference(measures(department).impactRatioInterval ?? [], theirs.impactRatioCI95),
    ),
    check(set, 'fisherP (relative)', 1e-3, () =>
      largestDifference([measures(department).fisher.p], [theirs.fisherP], relative),
    ),
  ]
}

/** Odds of admission, men over women, over the departments. */
function common() {
  const strata = DEPARTMENTS.map(
    (department): TwoByTwo => ({
      focalYes: count('Male', 'Admitted', department),
      focalNo: count('Male', 'Rejected', department),
      referenceYes: count('Female', 'Admitted', department),
      referenceNo: count('Female', 'Rejected', department),
    }),
  )
  return commonOddsRatio(strata)
}

const theirs = impact.mantelHaenszel
const commonChecks: Check[] = [
  check('ucb-admissions', 'common odds ratio, interval, chi-squares', 1e-6, () => {
    const { oddsRatio, interval, test, testCorrected } = common()
    return largestDifference(
      [oddsRatio, ...(interval ?? []), test?.statistic ?? null, testCorrected?.statistic ?? null],
      [theirs.commonOddsRatio_AdmitMale_vs_Female, ...theirs.ci95, theirs.chisq, theirs.chisqCorrected],
    )
  }),
  check('ucb-admissions', 'Mantel-Haenszel p (relative)', 1e-3, () =>
    largestDifference([common().test?.p ?? null], [theirs.p], relative),
  ),
]

/** Values of one gender: total of the 24 items, or anger. */
function values(variable: string, gender: string): number[] {
  const genders = columns('verbagg.csv', ['gender'])
  const names = variable === 'anger' ? ['anger'] : (expected('dif-verbagg').items as string[])
  return responses('verbagg.csv', names)
    .filter((_, person) => genders[person]![0] === gender)
    .map((row) => row.reduce<number>((sum, value) => sum + (value ?? 0), 0))
}

function meanDifferenceOf(variable: string): Check[] {
  const theirs = impact.standardisedMeanDifference_verbagg[variable]
  const run = () => standardisedMeanDifference(values(variable, 'M'), values(variable, 'F'))
  return [
    check(`verbagg ${variable}`, 'n, means, deviations, d, g, Welch t and df', 1e-6, () => {
      const { focal, reference, cohenD, hedgesG, welch } = run()
      return largestDifference(
        [focal, reference]
          .flatMap(({ n, mean, deviation }) => [n, mean, deviation])
          .concat([cohenD, hedgesG, welch?.t ?? null, welch?.df ?? null]),
        [0, 1]
          .flatMap((group) => [theirs.n[group], theirs.mean[group], theirs.sd[group]])
          .concat([theirs.cohenD, theirs.hedgesG, theirs.welch.t, theirs.welch.df]),
      )
    }),
    check(`verbagg ${variable}`, 'Welch p (relative)', 1e-3, () =>
      largestDifference([run().welch?.p ?? null], [theirs.welch.p], relative),
    ),
  ]
}

export const impactChecks: readonly Check[] = [
  ...impactOf('ucb-admissions', null),
  ...DEPARTMENTS.flatMap((department) => impactOf(`ucb-admissions ${department}`, department)),
  ...commonChecks,
  ...Object.keys(impact.standardisedMeanDifference_verbagg).flatMap(meanDifferenceOf),
]
