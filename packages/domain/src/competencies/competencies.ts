import dictionary from '../../data/competency-dictionary.json' with { type: 'json' }

export interface Competency {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly definition: string
  readonly levels: readonly {
    readonly level: number
    readonly summary: string
    readonly indicators: readonly { readonly code: string; readonly text: string }[]
  }[]
}

/** The nine of PermenPANRB 38/2017 in official order, paraphrased. */
export const COMPETENCIES: readonly Competency[] = dictionary.competencies
export const COMPETENCY_LEVELS = dictionary.levels

/** Themes of an assessment: a derived view over competencies; the law's dictionary has no theme. */
export const THEMES = dictionary.themes

export type Levels = Readonly<Record<string, number>>

const standards = new Map<string, { name: string; levels: Levels }>(
  dictionary.tierStandards.map(({ tier, name, levels }) => [tier, { name, levels }]),
)

/** Default required level per competency of a tier (jenjang); null for a tier that the tables do not know. */
export function standardForTier(tier: string): Levels | null {
  return standards.get(tier)?.levels ?? null
}

export const TIERS: readonly string[] = [...standards.keys()]

export function tierName(tier: string | null): string {
  return (tier !== null && standards.get(tier)?.name) || 'Jenjang belum diisi'
}

const POSITIONS = new Map(COMPETENCIES.map(({ code }, index) => [code, index]))
/** Official order, for sorting. */
export function competencyPosition(code: string): number {
  return POSITIONS.get(code) ?? COMPETENCIES.length
}

/** Of a code that is none of the nine: the code itself. */
export function namesOfCompetency(code: string): { name: string; nameEn: string } {
  const found = COMPETENCIES[competencyPosition(code)]
  return { name: found?.name ?? code, nameEn: found?.nameEn ?? code }
}

/** Copies of the annex also write M.1 and SK.1. */
export function normaliseCompetencyCode(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/^(M|SK)\.?0*(\d)$/, '$1.0$2')
}
