import type { RatingVariances } from './corrected-rating.ts'

/** `TEST`: items scored by key; `SIMULATION`: shares earned by acts; `RATING`: assessors who watched, severity taken out. */
export const METHODS = ['TEST', 'SIMULATION', 'RATING'] as const
export type Method = (typeof METHODS)[number]

/** How ratings of assessors become a level with an error. */
export interface RatingRules {
  /** `agreed`: the level the wash-up agreed on where it did, else the corrected mean; `mechanical`: always the latter. */
  readonly source: 'agreed' | 'mechanical'
  /** The severity of a rater with fewer ratings counts as not known. */
  readonly leastRatings: number
  /** Variance of severities, squared points: the error that a rater of unknown severity adds, where the event tells none. */
  readonly unknownSeverity: number
  /** Variances are estimated from this many persons on; below, those assumed hold. */
  readonly leastPersons: number
  readonly assumed: RatingVariances
  /** No variance is taken smaller, however much the raters agree: all giving one value is no precision. */
  readonly least: RatingVariances
}

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
  readonly ratings: RatingRules
}

export const DEFAULT_COMBINING_RECIPE: CombiningRecipe = {
  version: '2026-1',
  validFrom: '2020-01-01',
  source:
    'Usulan rancangan: bobot kebalikan ragam dengan batas per metode, agar tes yang teliti tidak menenggelamkan perilaku yang diamati. Ragam anggapan belum diuji pada penilaian sungguhan. Belum ditetapkan panitia.',
  confidence: 'low',
  caps: { TEST: 0.5, SIMULATION: 0.5, RATING: 0.7 },
  needed: [],
  largestError: 1,
  intervalShare: 0.8,
  disagreementAlpha: 0.05,
  levels: { lowest: 1, highest: 5 },
  ratings: {
    source: 'agreed',
    leastRatings: 10,
    unknownSeverity: 0.25,
    leastPersons: 10,
    assumed: { exercise: 0.4, rating: 0.4 },
    least: { exercise: 0.1, rating: 0.1 },
  },
}
