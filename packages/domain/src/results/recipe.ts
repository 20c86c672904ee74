import type { LevelCuts } from '@petakom/psychometrics'

/** How answers become levels. A row of configuration with a date; results name the version they were made with. */
export interface ScoringRecipe {
  readonly version: string
  /** First day on which it applies, YYYY-MM-DD. */
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Cuts between levels 1 to 5, logits. */
  readonly cuts: LevelCuts
  /** Cuts of single scales (competency, theme or aspect code) that a panel has set apart from the rest. */
  readonly cutsByScale?: Readonly<Record<string, LevelCuts>>
  /** `provisional` until item parameters come from a calibration of real answers. */
  readonly parameters: 'provisional' | 'calibrated'
  /** Approved calibrations that item parameters come from; of an item found in several, the last one's hold. */
  readonly calibrations?: readonly string[]
  /** An item that was shown in a sitting and left blank earns nothing; one never shown counts for nothing. */
  readonly blankCountsAs: 'zero'
  /** Whether a level above the standard counts as the standard in the JPM. No rule text was found: off. */
  readonly capAtStandard: boolean
}

/**
 * First recipe. The cuts sit half a logit apart from the middle of the provisional item locations of each level; they
 * are a committee's to replace after a standard setting.
 */
export const DEFAULT_SCORING_RECIPE: ScoringRecipe = {
  version: '2025-1',
  validFrom: '2025-09-01',
  source: 'Usulan rancangan: batas sementara sebelum penetapan standar oleh panel',
  confidence: 'low',
  cuts: [-1, -0.2, 0.6, 1.4],
  parameters: 'provisional',
  blankCountsAs: 'zero',
  capAtStandard: false,
}

export function cutsFor({ cuts, cutsByScale }: ScoringRecipe, scale: string): LevelCuts {
  return cutsByScale?.[scale] ?? cuts
}
