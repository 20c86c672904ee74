import type { ResponseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import type { ChunkRunner } from './runner.ts'

/** What `calibrate` estimates. 4PL items can be fixed nowhere and estimated nowhere: they are for evaluation. */
export const CALIBRATION_MODELS = ['rasch', '1pl', '2pl', '3pl', 'grm', 'gpcm', 'pcm', 'rsm', 'nrm'] as const
export type CalibrationModel = (typeof CALIBRATION_MODELS)[number]

/** Parameters given, not estimated. `categories`: the response behind each of 0 to K; 0 to K itself unless told. */
export interface FixedItem {
  readonly item: Item
  readonly categories?: readonly number[] | undefined
}

export interface CalibrationRequest {
  /** Any whole numbers from 0 to 126; each item's are counted from its lowest, without those nobody used. */
  readonly responses: ResponseMatrix
  /** One for all, or one an item. All rsm items share their steps, all 1pl items their slope. */
  readonly model: CalibrationModel | readonly CalibrationModel[]
  /** Names of the items, for sentences and remarks; 1, 2, 3 unless told. */
  readonly names?: readonly string[] | undefined
  /** Group of each person, from 0. The first is the reference; mean and variance of the others are estimated. */
  readonly groups?: ArrayLike<number> | undefined
  /** Items that keep given parameters; the scale is then theirs, and mean and variance of every group are estimated. */
  readonly fixed?: readonly (FixedItem | null)[] | undefined
  /** Normal prior on the logit of each 3PL item's lower asymptote; mean -1.4, deviation 0.5 unless told; null for none. */
  readonly priorC?: { readonly mean: number; readonly deviation: number } | null | undefined
  /** Equally spaced nodes, 61 on -6 to 6 unless told. */
  readonly quadrature?: { readonly count?: number; readonly reach?: number } | undefined
  /**
   * Where the scale of rasch, pcm and rsm items has its origin: at the population's mean (0; the default), or at the
   * items' mean location, with the population's mean estimated. For rsm the steps then sum to 0 too.
   */
  readonly identification?: 'population' | 'items' | undefined
  /** Passes over the responses that may be made; 2,000 unless told. */
  readonly maxCycles?: number | undefined
  /** Whether to give standard errors, which take about as long as the estimates; they are given unless told. */
  readonly standardErrors?: boolean | undefined
  /** Leaves out items that cannot be calibrated, with a remark, instead of refusing the request. */
  readonly setAside?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  onProgress?(progress: { readonly cycle: number; readonly logLikelihood: number }): void
  /** Makes the passes; the calling thread unless told. Closed when the calibration ends. */
  readonly runner?: ChunkRunner | undefined
}

export type RefusalCode =
  | 'no-response'
  | 'one-category'
  | 'too-many-categories'
  | 'outside-fixed'
  | 'no-item'
  | 'fixed-4pl'
  | 'empty-group'
  | 'identification'

/** A request that cannot be calibrated: why, and which item (its name) is to blame. */
export class CalibrationError extends RangeError {
  override readonly name = 'CalibrationError'
  readonly code: RefusalCode
  readonly item: string | null
  readonly detail: string

  constructor(code: RefusalCode, item: string | null, detail: string, sentence: string) {
    super(item === null ? sentence : `item ${item} ${sentence}`)
    this.code = code
    this.item = item
    this.detail = detail
  }
}

export type RemarkCode =
  | 'set-aside'
  | 'categories-skipped'
  | 'persons-without-responses'
  | 'not-converged'
  | 'slope-negative'
  | 'slope-runs-away'
  | 'error-unknown'
  | 'too-many-for-errors'
  | 'latent-variance-zero'
  | 'latent-at-reach'

/** Something a reader of the numbers must know. */
export interface Remark {
  readonly code: RemarkCode
  readonly item: string | null
  /** The fact alone: categories, a count, a slope. */
  readonly detail: string
  readonly text: string
}

/** Standard errors in the shape of the item; null where the value is fixed or the responses do not determine it. */
export interface ItemErrors {
  readonly a?: number | null
  readonly b?: readonly (number | null)[]
  readonly c?: number | null
  readonly slopes?: readonly (number | null)[]
  readonly intercepts?: readonly (number | null)[]
}

export interface CalibratedItem {
  readonly name: string
  /** Position among the columns of the responses. */
  readonly column: number
  readonly model: CalibrationModel | 'fixed'
  readonly item: Item
  /** Null where errors were not asked for, or the item is fixed. */
  readonly errors: ItemErrors | null
  /** The same as slope and intercepts (see ItemForm), in which it was estimated, with errors. */
  readonly estimates: { readonly values: readonly number[]; readonly errors: readonly (number | null)[] }
  /** The response behind each of 0 to K; null where that is 0 to K itself. */
  readonly categories: readonly number[] | null
  /** Persons who answered. */
  readonly persons: number
}

export interface LatentDistribution {
  readonly mean: number
  readonly variance: number
  /** Null where fixed, or not determined. */
  readonly meanError: number | null
  readonly varianceError: number | null
  readonly persons: number
}

export interface Calibration {
  readonly items: readonly CalibratedItem[]
  /** By group. */
  readonly latents: readonly LatentDistribution[]
  /** Persons with at least one response: the N of BIC. */
  readonly persons: number
  /** Of the responses alone, without priors, at the estimates. */
  readonly logLikelihood: number
  /** Free parameters. */
  readonly parameters: number
  readonly aic: number
  readonly bic: number
  /** Passes over the responses. */
  readonly cycles: number
  readonly converged: boolean
  readonly priorC: { readonly mean: number; readonly deviation: number } | null
  readonly remarks: readonly Remark[]
}
