/** What an observed behaviour says of the competency: for it, against it, or neither yet. */
export const NOTE_SIGNS = ['+', '-', '0'] as const
export type NoteSign = (typeof NOTE_SIGNS)[number]

export const MOST_RATED_LEVEL = 5
/** Letters of one note, at most; of a reason why nothing could be observed, at least. */
export const MOST_NOTE_LETTERS = 2000
export const LEAST_REASON_LETTERS = 10

/** 0 (not shown) to 5, by the anchors of the sheet. */
export type RatedLevel = 0 | 1 | 2 | 3 | 4 | 5

/** `<device>:<seq>`: one entry of a journal. */
export type EntryId = string

/**
 * One thing that an assessor did in the workspace of a sitting. Ids of notes are made by the device; candidates are
 * participants. `over` names the entries that this one was written in sight of and replaces.
 */
export type ObservationAct =
  /** The exercise begins or ends by the assessor's word; `at` is an instant. */
  | { readonly type: 'begin' | 'end'; readonly at: string }
  /** A raw note. `candidate` null: about the whole group. `about`: code of the question or stage it belongs to. */
  | {
      readonly type: 'note'
      readonly note: string
      readonly candidate: string | null
      /** Instant of its first letter. */
      readonly at: string
      readonly text: string
      readonly sign: NoteSign | null
      readonly about: string | null
    }
  | { readonly type: 'note-text'; readonly note: string; readonly text: string; readonly over: readonly EntryId[] }
  | { readonly type: 'note-sign'; readonly note: string; readonly sign: NoteSign | null }
  | { readonly type: 'note-candidate'; readonly note: string; readonly candidate: string | null }
  | { readonly type: 'note-drop'; readonly note: string; readonly isDropped: boolean }
  /** The note is evidence for this competency, by this indicator or by none of those listed. */
  | { readonly type: 'sort'; readonly note: string; readonly competency: string; readonly indicator: string | null }
  | { readonly type: 'unsort'; readonly note: string; readonly competency: string }
  /** `level` null with a reason: could not be observed. Null without one: taken back. */
  | {
      readonly type: 'rate'
      readonly candidate: string
      readonly competency: string
      readonly level: RatedLevel | null
      readonly reason: string
      readonly over: readonly EntryId[]
    }
  /** All levels of a candidate in this exercise are final, by this version of the sheet. */
  | { readonly type: 'lock'; readonly candidate: string; readonly sheetVersion: number }

/**
 * An entry of the journal. `seq` grows on each device and is above every seq that the device had seen (a Lamport clock),
 * so that order by seq puts no entry before one it was written in sight of.
 */
export interface ObservationEntry {
  readonly device: string
  readonly seq: number
  readonly act: ObservationAct
}

export const entryId = ({ device, seq }: Pick<ObservationEntry, 'device' | 'seq'>): EntryId => `${device}:${seq}`

/** One order of all entries, the same wherever they are put together. */
export function inOrder(entries: readonly ObservationEntry[]): ObservationEntry[] {
  return entries.toSorted((one, other) => one.seq - other.seq || (one.device < other.device ? -1 : 1))
}
