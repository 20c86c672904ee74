import type { Keeper } from '@petakom/contract'

const KEEPERS: readonly (readonly [datum: RegExp, keeper: Keeper])[] = [
  [/^target\./, 'organization'],
  [/^freezes$/, 'administrator'],
  [/^(jpm|potential|levels|competencyTestPassed)$/, 'committee'],
]

/** Who keeps a datum that a rule or a part of the fit lacks; all that the roster and its records hold is personnel's. */
export const keeperOf = (datum: string): Keeper => KEEPERS.find(([pattern]) => pattern.test(datum))?.[1] ?? 'personnel'

export const missingDatum = (datum: string) => ({ datum, keeper: keeperOf(datum) })
