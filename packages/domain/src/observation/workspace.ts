import {
  type EntryId,
  entryId,
  inOrder,
  type NoteSign,
  type ObservationAct,
  type ObservationEntry,
  type RatedLevel,
} from './act.ts'
import { Register } from './register.ts'

export interface ObservationNote {
  readonly id: string
  readonly candidate: string | null
  readonly at: string
  /** Where two devices changed it out of sight of each other: both texts, one below the other. */
  readonly text: string
  /** Entries that the text comes from: what a change of it replaces. */
  readonly textFrom: readonly EntryId[]
  readonly sign: NoteSign | null
  readonly about: string | null
  readonly isDropped: boolean
  /** Competency to indicator; null: none of those listed. */
  readonly places: ReadonlyMap<string, string | null>
}

export interface GivenRating {
  readonly from: EntryId
  readonly level: RatedLevel | null
  /** Why it could not be observed; empty beside a level. */
  readonly reason: string
}

/** A competency of one candidate. More than one rating: two devices rated it, and nobody has said which holds. */
export interface RatingCell {
  readonly ratings: readonly GivenRating[]
  /** Entries that a new rating replaces. */
  readonly from: readonly EntryId[]
}

export interface ObservationWorkspace {
  readonly beganAt: string | null
  readonly endedAt: string | null
  /** In the order of their time. */
  readonly notes: readonly ObservationNote[]
  cell(candidate: string, competency: string): RatingCell
  /** Candidates for whom a lock was asked, and by which entry last. */
  readonly locksAsked: ReadonlyMap<string, ObservationEntry>
}

interface OpenNote extends Omit<ObservationNote, 'text' | 'textFrom' | 'places' | 'candidate' | 'sign' | 'isDropped'> {
  candidate: string | null
  sign: NoteSign | null
  isDropped: boolean
  readonly texts: Register<string>
  readonly places: Map<string, string | null>
}

const EMPTY: RatingCell = { ratings: [], from: [] }
const cellKey = (candidate: string, competency: string) => `${candidate}|${competency}`

/**
 * The workspace as all entries known make it. Order of delivery and repeated delivery change nothing; an entry about a
 * note that is not known yet waits until the note is.
 */
export function replayObservation(entries: readonly ObservationEntry[]): ObservationWorkspace {
  const notes = new Map<string, OpenNote>()
  const cells = new Map<string, Register<Omit<GivenRating, 'from'>>>()
  const locksAsked = new Map<string, ObservationEntry>()
  const seen = new Set<EntryId>()
  let beganAt: string | null = null
  let endedAt: string | null = null

  for (const entry of inOrder(entries)) {
    const id = entryId(entry)
    if (seen.has(id)) continue
    seen.add(id)
    const { act } = entry
    switch (act.type) {
      case 'begin':
        beganAt ??= act.at
        endedAt = null
        break
      case 'end':
        endedAt = act.at
        break
      case 'note':
        if (!notes.has(act.note)) notes.set(act.note, openNote(id, act))
        break
      case 'rate': {
        const key = cellKey(act.candidate, act.competency)
        const cell = cells.get(key) ?? new Register()
        cell.write(id, { level: act.level, reason: act.reason }, act.over)
        cells.set(key, cell)
        break
      }
      case 'lock':
        locksAsked.set(act.candidate, entry)
        break
      default:
        changeNote(notes.get(act.note), id, act)
    }
  }

  return {
    beganAt,
    endedAt,
    locksAsked,
    notes: [...notes.values()].map(closeNote).sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    cell(candidate, competency) {
      const register = cells.get(cellKey(candidate, competency))
      if (!register) return EMPTY
      const { ids, values } = register
      return { from: ids, ratings: distinct(values.map((value, index) => ({ ...value, from: ids[index]! }))) }
    },
  }
}

/** Two devices that say the same agree; what was taken back says nothing. */
function distinct(ratings: readonly GivenRating[]): GivenRating[] {
  const told = ratings.filter(({ level, reason }) => level !== null || reason !== '')
  return told.filter((rating, index) => told.findIndex(({ level }) => level === rating.level) === index)
}

type NoteChange = Extract<ObservationAct, { type: `note-${string}` | 'sort' | 'unsort' }>

function openNote(id: EntryId, act: Extract<ObservationAct, { type: 'note' }>): OpenNote {
  const texts = new Register<string>()
  texts.write(id, act.text, [])
  const { note, candidate, at, sign, about } = act
  return { id: note, candidate, at, sign, about, isDropped: false, texts, places: new Map() }
}

function changeNote(note: OpenNote | undefined, id: EntryId, act: NoteChange): void {
  if (!note) return
  if (act.type === 'note-text') note.texts.write(id, act.text, act.over)
  else if (act.type === 'note-sign') note.sign = act.sign
  else if (act.type === 'note-candidate') note.candidate = act.candidate
  else if (act.type === 'note-drop') note.isDropped = act.isDropped
  else if (act.type === 'sort') note.places.set(act.competency, act.indicator)
  else note.places.delete(act.competency)
}

const closeNote = ({ texts, ...note }: OpenNote): ObservationNote => ({
  ...note,
  text: [...new Set(texts.values)].join('\n'),
  textFrom: texts.ids,
})
