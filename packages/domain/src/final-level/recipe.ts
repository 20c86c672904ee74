/** `TEST`: items scored by key; `SIMULATION`: shares earned by acts; `RATING`: assessors who watched, severity taken out. */
export const METHODS = ['TEST', 'SIMULATION', 'RATING'] as const
export type Method = (typeof METHODS)[number]

/** How methods become one level. A row of configuration with a date; results name the version they were made with. */
export interface CombiningRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** The most that a method may weigh, 0 to 1, however small its error says it is. */
  readonly caps: Readonly<Record<Method, number>>
  /** Methods without which there is no level. */
  readonly needed: readonly Method[]
  /** No level where the standard error would be larger, in levels. */
  readonly largestError: number
  /** Of the interval around the level, 0 to 1. */
  readonly intervalShare: number
  /** Methods that differ with a smaller chance than this are named: people should look before the level is used. */
  readonly disagreementAlpha: number
  readonly levels: { readonly lowest: number; readonly highest: number }
}

export const DEFAULT_COMBINING_RECIPE: CombiningRecipe = {
  version: '2026-1',
  validFrom: '2020-01-01',
  source:
    'Usulan rancangan: bobot kebalikan ragam dengan batas per metode, agar tes yang teliti tidak menenggelamkan perilaku yang diamati. Belum ditetapkan panitia.',
  confidence: 'low',
  caps: { TEST: 0.5, SIMULATION: 0.5, RATING: 0.7 },
  needed: [],
  largestError: 1,
  intervalShare: 0.8,
  disagreementAlpha: 0.05,
  levels: { lowest: 1, highest: 5 },
}
