import type { WashupDecision } from './facts.ts'
import type { WashupView } from './view.ts'

export interface Proposal {
  readonly exercise: string | null
  readonly competency: string
  readonly level: number
  /** The last turn of this subject that whoever writes has seen; 0: none. */
  readonly turn: number
}

export type DecisionCheck =
  | { readonly outcome: 'may'; readonly turn: number; readonly basis: string; readonly before: number | null }
  /** Nobody gave a rating there. */
  | { readonly outcome: 'unknown' }
  /** A cell of the competency is still to be discussed. */
  | { readonly outcome: 'waiting'; readonly cells: number }
  /** Somebody wrote there in between. */
  | { readonly outcome: 'overtaken'; readonly level: number }

/** Whether a level may be written down now, and on what. Any level of the scale may be agreed; the minutes show the given. */
export function checkDecision(view: WashupView, { exercise, competency, turn }: Proposal): DecisionCheck {
  const row = view.competencies.find((one) => one.competency === competency)
  const subject = exercise === null ? row : row?.cells.find((cell) => cell.exercise === exercise)
  if (!row || !subject) return { outcome: 'unknown' }
  if (exercise === null && row.state === 'waiting') {
    return { outcome: 'waiting', cells: row.cells.filter(({ level }) => level === null).length }
  }
  const last = subject.decision?.turn ?? 0
  if (last !== turn) return { outcome: 'overtaken', level: (subject.decision as WashupDecision).level }
  return { outcome: 'may', turn: last + 1, basis: subject.basis, before: subject.decision?.level ?? null }
}

/** Competencies that nobody has to talk about, with the level all exercises gave. */
export function acceptable(view: WashupView) {
  return view.competencies
    .filter(({ state }) => state === 'even')
    .map(({ competency, proposal, basis, decision }) => ({
      competency,
      level: proposal!,
      basis,
      turn: (decision?.turn ?? 0) + 1,
    }))
}
