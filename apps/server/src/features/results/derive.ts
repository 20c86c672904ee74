import { createHash } from 'node:crypto'
import {
  awaitingRater,
  type CategoryRecipe,
  canonicalJson,
  categorise,
  combineScores,
  computeJpm,
  DEFAULT_COMBINING_RECIPE,
  type FinalEstimate,
  type Purpose,
  type ScoringRecipe,
  type ServedItem,
  scorePerson,
} from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { plainAnswers, plainItem, type Sitting } from '../../db/sittings.ts'
import type { PersonEvidence } from './centre/person-evidence.ts'
import type { RatingBasis } from './centre/rating-basis.ts'
import type { CountedRuns } from './centre/simulation-basis.ts'

export interface DerivedResult {
  readonly participantId: string
  readonly jpm: number | null
  readonly category: string | null
  readonly achieved: number | null
  readonly required: number | null
  readonly standard: Readonly<Record<string, number>>
  readonly missing: readonly string[]
  readonly assessedOn: string
  readonly recipeVersion: string
  /** Of the table that gave the category its word. */
  readonly categoryVersion: string
  readonly engineVersion: string
  /** Released corrections of keys that touch what the person was asked, in the order of their release. */
  readonly corrections: readonly string[]
  /** SHA-256 of everything that the result depends on, hexadecimal. */
  readonly inputHash: string
  readonly scores: readonly FinalEstimate[]
  /** Version of the recipe that joined other methods with the tests; null where only tests measured. */
  readonly combiningVersion: string | null
  /** Ratings that the result stands on; null where nobody watched the person. */
  readonly basis: RatingBasis | null
  /** Runs of simulations that it stands on; null for none. */
  readonly simulations: CountedRuns | null
}

export interface Basis {
  readonly standard: Readonly<Record<string, number>>
  readonly purpose: Purpose
  readonly recipe: ScoringRecipe
  readonly categories: CategoryRecipe
  readonly corrections: readonly string[]
  /** What else than tests measured the person; null for nothing. */
  readonly others: PersonEvidence | null
}

/** A result as a pure function of facts, a recipe and the corrections of keys. */
export function deriveResult(
  sitting: Sitting,
  items: readonly (ServedItem & { version: number })[],
  { standard, purpose, recipe, categories, corrections, others }: Basis,
): DerivedResult {
  const { scores, gaps } = combineScores(scorePerson(items, sitting.answers, recipe), others?.evidence ?? new Map(), {
    scoring: recipe,
    combining: others?.combining ?? DEFAULT_COMBINING_RECIPE,
  })
  // What an assessor has still to rate is unknown, not nothing: its competency has no level for the JPM yet.
  const awaiting = [...new Set([...awaitingRater(items, sitting.answers), ...(others?.awaiting ?? [])])]
  const measured = scores.filter(({ kind, scale }) => kind === 'competency' && !awaiting.includes(scale))
  const levels = Object.fromEntries(measured.map(({ scale, level }) => [scale, level]))
  const match = computeJpm(levels, standard, recipe)
  const complete = match.outcome === 'complete'
  const inputs = {
    items: items.map(plainItem),
    answers: plainAnswers(sitting.answers),
    standard,
    purpose,
    recipe,
    categories,
    engine: ENGINE_VERSION,
    // Left out where there is none: results from before there were corrections keep their hash.
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(others ? { others: plainEvidence(others) } : {}),
  }
  return {
    participantId: sitting.participantId,
    jpm: complete ? match.jpm : null,
    category: complete ? categorise(match.jpm, purpose, categories).code : null,
    achieved: complete ? match.achieved : null,
    required: complete ? match.required : null,
    standard,
    missing: complete ? [] : match.missing.map((code) => `${whyMissing(match.reason, code, awaiting, gaps)}:${code}`),
    assessedOn: sitting.assessedOn,
    recipeVersion: recipe.version,
    categoryVersion: categories.version,
    engineVersion: ENGINE_VERSION,
    corrections,
    inputHash: createHash('sha256').update(canonicalJson(inputs)).digest('hex'),
    scores,
    combiningVersion: others?.combining.version ?? null,
    basis: others?.basis ?? null,
    simulations: others?.runs ?? null,
  }
}

const plainEvidence = ({ combining, basis, evidence, awaiting }: PersonEvidence) => ({
  combining,
  study: basis?.hash ?? null,
  evidence: Object.fromEntries(evidence),
  // Left out where there is none, as it was before there were simulations.
  ...(awaiting.length > 0 ? { awaiting } : {}),
})

/** `combined`: measured, yet the recipe that joins methods makes no level of it. */
function whyMissing(
  reason: 'levels' | 'standard',
  code: string,
  awaiting: readonly string[],
  gaps: ReadonlyMap<string, unknown>,
): string {
  if (reason !== 'levels') return reason
  if (awaiting.includes(code)) return 'rating'
  return gaps.has(code) ? 'combined' : reason
}
