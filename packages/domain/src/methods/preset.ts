/** What a design measures with. The last four are watched by assessors. */
export const TOOL_KINDS = ['test', 'simulation', 'group-discussion', 'role-play', 'presentation', 'interview'] as const
export type ToolKind = (typeof TOOL_KINDS)[number]

export interface PresetTool {
  readonly kind: ToolKind
  /** Of the participant, without preparation. */
  readonly minutes: number
  readonly preparationMinutes: number
  /** Who watch one sitting; 0 for tests and simulations. */
  readonly assessors: number
  readonly needsRolePlayer: boolean
  /** Group discussion alone. */
  readonly groupMin: number | null
  readonly groupMax: number | null
  readonly competencies: readonly string[]
}

export type PresetCode = 'sederhana' | 'sedang' | 'kompleks'

/** A design matrix of competencies and tools to begin from, with the levels of post it is usual for. */
export interface MethodPreset {
  readonly code: PresetCode
  readonly version: number
  readonly tiers: readonly string[]
  readonly tools: readonly PresetTool[]
  /** Tools that should measure each competency. */
  readonly leastTools: number
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Day from which it holds. */
  readonly validFrom: string
}

export const isWatched = (kind: ToolKind): boolean => kind !== 'test' && kind !== 'simulation'

/** Competencies that fewer tools measure than the preset wants, with how many do. */
export function presetGaps(
  { tools, leastTools }: Pick<MethodPreset, 'tools' | 'leastTools'>,
  competencies: readonly string[],
): { readonly competency: string; readonly tools: number }[] {
  return competencies
    .map((competency) => ({ competency, tools: tools.filter((tool) => tool.competencies.includes(competency)).length }))
    .filter(({ tools: found }) => found < leastTools)
}
