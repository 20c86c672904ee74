/** By which figures the chief assessor is advised about raters. Advice points at what to talk about; none is a verdict. */
export interface AdviceRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Below this many ratings nothing is said of a rater but that. */
  readonly leastRatings: number
  /** Chance of one false word or more among all raters, for severity and for drift each. */
  readonly alpha: number
  /** Severity and drift are told from this many score points on; certain but smaller ones do not matter. */
  readonly leastPoints: number
  /** Information-weighted mean square above which a rater is erratic, and below which muted. */
  readonly erraticInfit: number
  readonly mutedInfit: number
  /** Halo: spread over a person's competencies, as a share of the other raters' on the same persons. */
  readonly haloShare: number
  /** Narrow range: spread over the same persons and competencies, as a share of the other raters'. */
  readonly narrowShare: number
  /** Persons (halo) and cells (narrow range) shared with other raters that a comparison needs. */
  readonly leastShared: number
}

export const DEFAULT_ADVICE_RECIPE: AdviceRecipe = {
  version: '2026-1',
  validFrom: '2020-01-01',
  source:
    'Batas infit 0,5 sampai 1,5: Linacre (2002), Rasch Measurement Transactions 16(2). Batas lain adalah usulan rancangan, belum diuji pada penilaian sungguhan.',
  confidence: 'low',
  leastRatings: 10,
  alpha: 0.05,
  leastPoints: 0.3,
  erraticInfit: 1.5,
  mutedInfit: 0.5,
  haloShare: 0.5,
  narrowShare: 0.6,
  leastShared: 8,
}
