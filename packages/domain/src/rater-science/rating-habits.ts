import type { Rating } from '@petakom/psychometrics'

/** How a rater uses the scale, beside what other raters did on the very same persons; score points. */
export interface RatingHabits {
  readonly rater: string
  readonly ratings: number
  /** The one score of all ratings, or null. */
  readonly onlyScore: number | null
  /** Persons with three or more items by this rater and another. */
  readonly sharedPersons: number
  /** Spread over the items of a person, item means taken out, over that of the others; null where they show none. */
  readonly haloShare: number | null
  /** Person by item cells that another rater scored too. */
  readonly sharedCells: number
  /** Spread over those cells over that of each other rater there; null where they show none. */
  readonly narrowShare: number | null
}

/** Items of a person that a profile needs. */
const PROFILE = 3

export function ratingHabits(ratings: readonly Rating[]): RatingHabits[] {
  const itemMeans = new Map(
    [...Map.groupBy(ratings, ({ item }) => item)].map(([item, own]) => [item, mean(own.map(({ score }) => score))]),
  )
  const cells = Map.groupBy(ratings, ({ person, item }) => JSON.stringify([person, item]))
  const profiles = [...Map.groupBy(ratings, ({ person, rater }) => JSON.stringify([person, rater])).values()]
    .filter((own) => own.length >= PROFILE)
    .map((own) => ({
      person: own[0]!.person,
      rater: own[0]!.rater,
      variance: varianceOf(own.map(({ item, score }) => score - itemMeans.get(item)!)),
    }))
  const profilesOf = Map.groupBy(profiles, ({ person }) => person)
  return [...Map.groupBy(ratings, ({ rater }) => rater)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rater, own]) => ({
      rater,
      ratings: own.length,
      onlyScore: own.every(({ score }) => score === own[0]!.score) ? own[0]!.score : null,
      ...haloOf(rater, profiles, profilesOf),
      ...narrowOf(rater, own, cells),
    }))
}

interface Profile {
  readonly person: string
  readonly rater: string
  readonly variance: number
}

function haloOf(rater: string, profiles: readonly Profile[], byPerson: ReadonlyMap<string, readonly Profile[]>) {
  const pairs = profiles
    .filter((profile) => profile.rater === rater)
    .map(({ person, variance }) => ({
      own: variance,
      others: (byPerson.get(person) ?? []).filter((other) => other.rater !== rater).map((other) => other.variance),
    }))
    .filter(({ others }) => others.length > 0)
  const own = mean(pairs.map((pair) => pair.own))
  const others = mean(pairs.map((pair) => mean(pair.others)))
  return { sharedPersons: pairs.length, haloShare: others > 0 ? Math.sqrt(own / others) : null }
}

/** Against each other rater on the cells that both scored, weighted by how many those are. */
function narrowOf(rater: string, own: readonly Rating[], cells: ReadonlyMap<string, readonly Rating[]>) {
  const pairs = own.flatMap(({ person, item, score }) =>
    (cells.get(JSON.stringify([person, item])) ?? [])
      .filter((other) => other.rater !== rater)
      .map((other) => ({ other: other.rater, score, theirs: other.score })),
  )
  let ownSquares = 0
  let theirSquares = 0
  for (const shared of Map.groupBy(pairs, ({ other }) => other).values()) {
    if (shared.length < 2) continue
    ownSquares += varianceOf(shared.map(({ score }) => score)) * (shared.length - 1)
    theirSquares += varianceOf(shared.map(({ theirs }) => theirs)) * (shared.length - 1)
  }
  const shared = own.filter(({ person, item }) =>
    cells.get(JSON.stringify([person, item]))!.some((other) => other.rater !== rater),
  )
  return { sharedCells: shared.length, narrowShare: theirSquares > 0 ? Math.sqrt(ownSquares / theirSquares) : null }
}

/** 0 for none: what is compared then is null. */
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

function varianceOf(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
