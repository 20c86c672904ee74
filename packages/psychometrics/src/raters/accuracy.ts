import { normalQuantile } from '../numeric/distributions.ts'

/**
 * How far a rater's scores are from agreed ones, persons in rows and dimensions in columns, both on one scale. The four
 * components are those of Cronbach (1955), in the unit of the scale; their squares add up to that of `distance`.
 */
export interface RatingAccuracy {
  /** Scores compared. */
  readonly cells: number
  /** Grand mean less the agreed one: above 0 lenient, below severe. Its size is Cronbach's elevation. */
  readonly bias: number
  /** How far off the order and spread of persons' means are. */
  readonly differentialElevation: number
  /** How far off the order and spread of dimensions' means are. */
  readonly stereotype: number
  /** What is left: persons told apart wrongly within dimensions. */
  readonly differential: number
  /** Root of the mean squared difference. */
  readonly distance: number
  readonly meanAbsolute: number
  /** Shares of cells that are the same, and at most 1 apart. */
  readonly exact: number
  readonly adjacent: number
  /** Pearson's over all cells; null where either side does not vary. */
  readonly correlation: number | null
}

/** Scores of one exercise, every person on every dimension. */
export interface ScoreTable {
  readonly given: readonly (readonly number[])[]
  readonly agreed: readonly (readonly number[])[]
}

/**
 * Accuracy over exercises with persons and dimensions of their own: components are taken within each and pooled by the
 * number of cells, as squares. The bias is the mean difference over all cells, so that the squares add up to the squared
 * distance only where the exercises share one bias; what differs between them counts as differential elevation.
 */
export function ratingAccuracy(tables: readonly ScoreTable[]): RatingAccuracy {
  const parts = tables.map(within)
  const cells = sum(parts.map((part) => part.cells))
  if (cells === 0) throw new RangeError('no ratings to compare')
  const pooled = (pick: (part: Within) => number) => sum(parts.map((part) => part.cells * pick(part))) / cells
  const pairs = tables.flatMap(({ given, agreed }) =>
    given.flatMap((row, p) => row.map((score, d) => [score, agreed[p]![d]!] as const)),
  )
  const differences = pairs.map(([score, truth]) => score - truth)
  const bias = pooled((part) => part.bias)
  const betweenTables = pooled((part) => (part.bias - bias) ** 2)
  const share = (most: number) => differences.filter((one) => Math.abs(one) <= most).length / cells
  return {
    cells,
    bias,
    differentialElevation: Math.sqrt(pooled((part) => part.persons) + betweenTables),
    stereotype: Math.sqrt(pooled((part) => part.dimensions)),
    differential: Math.sqrt(pooled((part) => part.rest)),
    distance: Math.sqrt(sum(differences.map((one) => one ** 2)) / cells),
    meanAbsolute: sum(differences.map(Math.abs)) / cells,
    exact: share(0),
    adjacent: share(1),
    correlation: correlationOf(pairs),
  }
}

interface Within {
  readonly cells: number
  readonly bias: number
  /** Mean squares of what differs by person, by dimension, and by both. */
  readonly persons: number
  readonly dimensions: number
  readonly rest: number
}

function within({ given, agreed }: ScoreTable): Within {
  const dimensions = given[0]?.length ?? 0
  if (given.length !== agreed.length || [...given, ...agreed].some((row) => row.length !== dimensions))
    throw new RangeError('given and agreed scores are not of one shape')
  const differences = given.map((row, p) => row.map((score, d) => score - agreed[p]![d]!))
  const cells = given.length * dimensions
  const grand = cells === 0 ? 0 : sum(differences.flat()) / cells
  const rows = differences.map((row) => sum(row) / dimensions - grand)
  const columns = Array.from(
    { length: dimensions },
    (_, d) => sum(differences.map((row) => row[d]!)) / given.length - grand,
  )
  const rest = differences.flatMap((row, p) => row.map((one, d) => (one - grand - rows[p]! - columns[d]!) ** 2))
  const mean = (values: readonly number[]) => (values.length === 0 ? 0 : sum(values) / values.length)
  const square = (value: number) => value ** 2
  return {
    cells,
    bias: grand,
    persons: mean(rows.map(square)),
    dimensions: mean(columns.map(square)),
    rest: mean(rest),
  }
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (at: 0 | 1) => sum(pairs.map((pair) => pair[at])) / pairs.length
  const [one, other] = [mean(0), mean(1)]
  const product = sum(pairs.map(([a, b]) => (a - one) * (b - other)))
  const spread = (at: 0 | 1, centre: number) => sum(pairs.map((pair) => (pair[at] - centre) ** 2))
  const size = Math.sqrt(spread(0, one) * spread(1, other))
  return size === 0 ? null : product / size
}

/**
 * d' of telling what is there from what is not, with 0.5 added to every count so that perfect shares stay finite
 * (Hautus, 1995): 0 is guessing, 1 modest, above 2 clear. Null where nothing was there or nothing could be mistaken.
 */
export function detection(counts: {
  readonly hits: number
  readonly misses: number
  readonly falseAlarms: number
  readonly correctRejections: number
}): number | null {
  const { hits, misses, falseAlarms, correctRejections } = counts
  if (hits + misses === 0 || falseAlarms + correctRejections === 0) return null
  const hitShare = (hits + 0.5) / (hits + misses + 1)
  const falseShare = (falseAlarms + 0.5) / (falseAlarms + correctRejections + 1)
  return normalQuantile(hitShare) - normalQuantile(falseShare)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
