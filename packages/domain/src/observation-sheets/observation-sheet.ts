/** Exercises that assessors watch. The in-basket and the dynamic scenario score themselves: see `Scenario`. */
export const SHEET_KINDS = ['group-discussion', 'role-play', 'presentation', 'interview'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** What an assessor may see or hear in this exercise that shows a level of the dictionary. */
export interface SheetIndicator {
  /** Code of the dictionary, `M.03.2.2`: competency, level, number. Once in a sheet. */
  readonly code: string
  /** The same behaviour as it looks in this exercise, in words of our own. */
  readonly text: string
}

/** What the whole performance at a level looks like here; 0: level 1 is not shown. */
export interface SheetAnchor {
  readonly level: number
  readonly text: string
}

export interface SheetQuestion {
  /** Once in a sheet. */
  readonly id: string
  readonly text: string
  /** Asked when the answer stays short of situation, task, action or outcome. */
  readonly probes: readonly string[]
}

export interface SheetCompetency {
  /** `M.03` */
  readonly competency: string
  /** What to look for here, in a sentence or two. */
  readonly focus: string
  /** In order of the level that their code names. */
  readonly indicators: readonly SheetIndicator[]
  /** Exactly six, level 0 to 5. */
  readonly anchors: readonly SheetAnchor[]
  /** An interview's questions, or those after a presentation; empty elsewhere. */
  readonly questions: readonly SheetQuestion[]
}

/** Paper that is handed out. */
export interface SheetMaterial {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | undefined
}

/** The person whom a role player plays, and how. Never shown to the candidate. */
export interface RolePlayer {
  readonly name: string
  readonly role: string
  /** Who this is, what happened, what they want. */
  readonly background: readonly string[]
  readonly opening: string
  /** What to say or do when the candidate does something, so that every candidate meets the same person. */
  readonly responses: readonly { readonly when: string; readonly reply: string }[]
  /** Said once each if the talk does not come to them by itself, at the minute given. */
  readonly prompts: readonly { readonly minute: number; readonly say: string }[]
  readonly never: readonly string[]
}

/** One version of what an exercise hands to candidates, assessors and role player. */
export interface ObservationSheet {
  readonly kind: SheetKind
  readonly title: string
  /** Where it comes from and by what it was checked. */
  readonly source: string
  /** Tiers of the target post that it suits: see `TIERS`. */
  readonly tiers: readonly string[]
  readonly minutes: number
  readonly preparationMinutes: number
  readonly group: { readonly least: number; readonly most: number } | null
  /** What the candidate reads, and papers on the table. */
  readonly brief: readonly string[]
  readonly materials: readonly SheetMaterial[]
  /** How the assessors run it: opening words, what to leave alone, what is not rated. */
  readonly guidance: readonly string[]
  readonly rolePlayer: RolePlayer | null
  readonly competencies: readonly SheetCompetency[]
}
