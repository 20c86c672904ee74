import type { NoteSign, RatedLevel } from './act.ts'
import type { ObservationNote, ObservationWorkspace } from './workspace.ts'

/** What keeps the levels of a candidate from being locked, competency by competency. */
export interface MissingForLock {
  readonly competency: string
  /** `two-ratings`: two devices rated it, and nobody has said which holds. */
  readonly why: 'no-rating' | 'no-evidence' | 'two-ratings'
}

/** A note as it stood when the level was locked. */
export interface QuotedNote {
  readonly note: string
  readonly at: string
  readonly text: string
  readonly indicator: string | null
  readonly sign: NoteSign
}

export interface LockableRating {
  readonly competency: string
  readonly level: RatedLevel
  readonly evidence: readonly QuotedNote[]
}

export interface NotObserved {
  readonly competency: string
  readonly reason: string
}

export type LockDecision =
  | {
      readonly outcome: 'locks'
      readonly ratings: readonly LockableRating[]
      readonly notObserved: readonly NotObserved[]
    }
  | { readonly outcome: 'missing'; readonly missing: readonly MissingForLock[] }

/** Notes on which a level rests: about this candidate, sorted to this competency, not struck out, not empty. */
export function evidenceOf(
  { notes }: Pick<ObservationWorkspace, 'notes'>,
  candidate: string,
  competency: string,
): ObservationNote[] {
  return notes.filter(
    (note) => note.candidate === candidate && note.places.has(competency) && !note.isDropped && note.text.trim() !== '',
  )
}

/** Locks all competencies of the exercise at once, or says of each what it lacks. A level needs evidence. */
export function decideLock(
  workspace: ObservationWorkspace,
  candidate: string,
  competencies: readonly string[],
): LockDecision {
  const missing: MissingForLock[] = []
  const ratings: LockableRating[] = []
  const notObserved: NotObserved[] = []
  for (const competency of competencies) {
    const { ratings: given } = workspace.cell(candidate, competency)
    const [rating] = given
    if (!rating) {
      missing.push({ competency, why: 'no-rating' })
      continue
    }
    if (given.length > 1) {
      missing.push({ competency, why: 'two-ratings' })
      continue
    }
    if (rating.level === null) {
      notObserved.push({ competency, reason: rating.reason })
      continue
    }
    const notes = evidenceOf(workspace, candidate, competency)
    if (notes.length === 0) missing.push({ competency, why: 'no-evidence' })
    else ratings.push({ competency, level: rating.level, evidence: notes.map((note) => quote(note, competency)) })
  }
  return missing.length > 0 ? { outcome: 'missing', missing } : { outcome: 'locks', ratings, notObserved }
}

const quote = ({ id, at, text, sign, places }: ObservationNote, competency: string): QuotedNote => ({
  note: id,
  at,
  text,
  indicator: places.get(competency) ?? null,
  sign: sign ?? '0',
})
