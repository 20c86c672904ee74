import type { SheetAnchor, SheetIndicator, SheetKind } from '../observation-sheets/index.ts'
import type { CASE_REASONS } from '../reasons/case-reasons.ts'

/** A written performance with agreed levels, to learn rating by or to be measured by. */
export interface TrainingCase {
  readonly kind: SheetKind
  readonly title: string
  readonly source: string
  readonly tiers: readonly string[]
  /** What the reader must know of the exercise. */
  readonly situation: readonly string[]
  /** Who is rated. */
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  /** In order. `who`: a person's id, or another name as it is shown. */
  readonly lines: readonly { readonly id: string; readonly at: string; readonly who: string; readonly text: string }[]
  readonly competencies: readonly {
    readonly competency: string
    readonly focus: string
    readonly indicators: readonly SheetIndicator[]
    readonly anchors: readonly SheetAnchor[]
  }[]
  /** One for every person and competency. Never shown before a person has rated, and of a calibration never at all. */
  readonly gold: readonly GoldRating[]
}

export interface GoldRating {
  readonly person: string
  readonly competency: string
  readonly level: number
  readonly reason: string
  /** Lines that it rests on. */
  readonly evidence: readonly string[]
}

/** What one who reads a case gives a person on a competency, and on which lines it rests. */
export interface CaseRating {
  readonly person: string
  readonly competency: string
  readonly level: number
  readonly evidence: readonly string[]
}

/** Why, as a code of the reasons. */
export type CaseFault = keyof typeof CASE_REASONS

/** Everything that keeps a case from measuring: each person on each competency once, with lines of that person. */
export function checkTrainingCase(one: TrainingCase): { readonly fault: CaseFault; readonly where: string }[] {
  const found: { fault: CaseFault; where: string }[] = []
  const say = (fault: CaseFault, where: string) => found.push({ fault, where })
  const lines = new Map(one.lines.map((line) => [line.id, line]))
  if (lines.size < one.lines.length) say('CASE_ID_TWICE', 'lines')
  if (new Set(one.persons.map(({ id }) => id)).size < one.persons.length) say('CASE_ID_TWICE', 'persons')
  for (const { competency, anchors } of one.competencies)
    if (anchors.length !== 6 || anchors.some(({ level }, at) => level !== at)) say('CASE_ANCHORS', competency)
  for (const { id } of one.persons)
    for (const { competency } of one.competencies) {
      const cell = one.gold.filter((gold) => gold.person === id && gold.competency === competency)
      if (cell.length !== 1) say('CASE_GOLD_INCOMPLETE', `${id} ${competency}`)
    }
  if (one.gold.length > one.persons.length * one.competencies.length) say('CASE_GOLD_UNKNOWN', 'gold')
  for (const { person, competency, evidence } of one.gold) {
    if (evidence.length === 0) say('CASE_EVIDENCE_NONE', `${person} ${competency}`)
    for (const id of evidence) {
      const line = lines.get(id)
      if (!line) say('CASE_EVIDENCE_UNKNOWN', id)
      else if (line.who !== person) say('CASE_EVIDENCE_OF_OTHER', id)
    }
  }
  // Where everybody stands alike nobody can be told from anybody.
  if (new Set(one.gold.map(({ level }) => level)).size < 2) say('CASE_GOLD_FLAT', 'gold')
  return found
}
