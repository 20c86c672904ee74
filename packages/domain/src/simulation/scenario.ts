/**
 * A simulation exercise as data: one format for in-basket and dynamic scenario. A file holds this in YAML or JSON.
 * Every time is in whole simulated minutes since the beginning of the story (`clock.starts`), unless a name says otherwise.
 * What a participant's device gets is `SimulationWorld`; `rules` and `rating` never leave the server.
 */
export type ScenarioKind = 'in-basket' | 'dynamic-scenario'

export interface Scenario extends SimulationWorld {
  /** Competencies that must be scored by at least one rule each: 'M.08', 'SK.01' … */
  readonly competencies: readonly string[]
  readonly rules: readonly EvidenceRule[]
  /** Written replies that assessors read, blind, with anchors. */
  readonly rating: readonly ReplyRating[]
  /** Scripted runs for the tester: what each policy of play would do, and what band of share of points it should reach. */
  readonly policies?: readonly ScriptedPolicy[]
}

export interface SimulationWorld {
  readonly format: 'petakom-simulation/1'
  readonly code: string
  readonly version: number
  readonly kind: ScenarioKind
  readonly title: string
  /** Code of the form whose structure this one repeats with another surface; the same in all forms of a family. */
  readonly family: string
  readonly clock: {
    /** Local date and time of the story, '2026-03-02T07:30'. */
    readonly starts: string
    /** Simulated minutes from the beginning to the end of the story. */
    readonly minutes: number
    /** Simulated minutes that pass in one minute of working time (1 = real time). */
    readonly pace: number
  }
  /** Who the participant is, and what is asked of them. Paragraphs. */
  readonly role: string
  readonly briefing: readonly string[]
  readonly actors: readonly SimActor[]
  readonly resources: readonly SimResource[]
  readonly documents: readonly SimDocument[]
  readonly calendar: readonly CalendarEntry[]
  readonly messages: readonly SimMessage[]
  readonly events: readonly WorldEvent[]
}

export interface SimActor {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly relation: 'superior' | 'subordinate' | 'peer' | 'outside'
  /** A message or task can be handed to this actor. */
  readonly canBeDelegatedTo?: boolean
}

/** Money, staff, vehicles, goodwill … `shown` ones stand in the participant's head line. Whole numbers. */
export interface SimResource {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly start: number
  readonly least?: number
  readonly most?: number
  readonly shown: boolean
}

export interface SimDocument {
  readonly id: string
  readonly title: string
  /** Paragraphs, and at most one table. */
  readonly body: readonly string[]
  readonly table?: {
    readonly caption: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  /** Absent until an event reveals it. */
  readonly hidden?: boolean
}

export interface CalendarEntry {
  readonly id: string
  readonly title: string
  readonly from: number
  readonly to: number
  readonly with?: readonly string[]
  /** Whether the participant may move or cancel it. */
  readonly movable: boolean
}

export interface SimMessage {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly body: readonly string[]
  readonly channel: 'letter' | 'email' | 'chat' | 'phone' | 'radio' | 'memo'
  /** Minute of arrival; null = only when an event sends it. */
  readonly arrives: number | null
  readonly attachments?: readonly string[]
  /** Minute after which acting on it changes nothing (it can still be read); null = stays open. */
  readonly closes?: number | null
  /** Decisions offered on this message beside the general acts; ids are unique in the whole scenario. */
  readonly options?: readonly DecisionOption[]
  /** Acts allowed on it; all when absent. */
  readonly acts?: readonly ActKind[]
}

export interface DecisionOption {
  readonly id: string
  readonly label: string
  readonly cost?: Readonly<Record<string, number>>
  /** Simulated minutes that carrying it out takes: what it causes comes that much later. */
  readonly takes?: number
  /** Several options of a message may be chosen one after another unless this one closes the rest. */
  readonly closesMessage?: boolean
  /** The option is offered only while this holds. */
  readonly when?: Condition
}

/** `open` = a message or document was opened to be read (kept as a fact of process). */
export type ActKind =
  | 'open'
  | 'reply'
  | 'delegate'
  | 'schedule'
  | 'decide'
  | 'ask'
  | 'postpone'
  | 'escalate'
  | 'archive'
  | 'note'

/** One act of the participant, as it stands in the journal. `at` = seconds of working time since the start (pauses left out). */
export interface Act {
  readonly seq: number
  readonly at: number
  readonly kind: ActKind
  /** What it is done on: a message; for `open` also a document; for `schedule` also a calendar entry. */
  readonly about: string
  /** delegate, ask, escalate, reply: to whom. */
  readonly to?: string
  readonly option?: string
  /** schedule: from and to in simulated minutes. */
  readonly slot?: { readonly from: number; readonly to: number }
  /** reply: the text; others: a short reason (may be empty). */
  readonly text?: string
}

/** Something that happens by time or by what was done. Each happens at most once unless `repeats`. */
export interface WorldEvent {
  readonly id: string
  readonly when: Trigger
  /** Simulated minutes between the trigger and the happening. */
  readonly delay?: number
  /** Happens only if this holds at the moment of happening. */
  readonly unless?: Condition
  readonly only?: Condition
  /** Chance in whole percent, drawn from the run's seed; 100 when absent. */
  readonly chance?: number
  readonly effects: readonly Effect[]
}

export type Trigger =
  | { readonly at: number }
  | { readonly act: ActPattern }
  /** The condition becomes true. */
  | { readonly holds: Condition }
  /** Another event has happened. */
  | { readonly after: string }

export type Effect =
  | { readonly send: string }
  | { readonly reveal: string }
  | { readonly change: string; readonly by: number }
  | { readonly mark: string; readonly is: boolean }
  | { readonly close: string }
  | { readonly calendar: CalendarEntry }
  /** A short polite line for the participant: "Air naik di Kelurahan Pasar Muara". */
  | { readonly notice: string }
  | { readonly end: true }

export interface ActPattern {
  readonly kind: ActKind | readonly ActKind[]
  readonly about?: string | readonly string[]
  readonly to?: string | readonly string[]
  readonly option?: string | readonly string[]
  /** schedule: the slot lies within these minutes and clashes with nothing that stands in the calendar. */
  readonly slotWithin?: { readonly from: number; readonly to: number }
  readonly withoutClash?: boolean
  /** reply, reason: at least so many words. */
  readonly leastWords?: number
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly happened: string }
  | { readonly marked: string }
  | { readonly done: ActPattern }
  | { readonly resource: string; readonly least?: number; readonly most?: number }
  | { readonly before: number }
  | { readonly after: number }

/** What counts as evidence. Points are whole, and may be negative; each rule earns once. */
export interface EvidenceRule {
  readonly id: string
  readonly competency: string
  /** Code of an indicator of the dictionary, e.g. 'M.08.3.2'. */
  readonly indicator: string
  readonly basis: 'product' | 'process'
  readonly points: number
  readonly pattern: EvidencePattern
  /** One sentence for the score page, in Indonesian: what was seen and why it counts. */
  readonly because: string
}

export type EvidencePattern =
  | {
      readonly act: ActPattern
      /** Simulated minutes, counted from the story's beginning or from the arrival of what it was done on. */
      readonly by?: number
      readonly within?: number
      readonly notBefore?: number
      /** Only before / after that event happened. */
      readonly beforeEvent?: string
      readonly afterEvent?: string
      /** All of these were opened earlier. */
      readonly afterReading?: readonly string[]
      /** Done earlier than / later than the first act of this pattern. */
      readonly beforeAct?: ActPattern
      readonly afterAct?: ActPattern
      /** Seconds of working time between opening what it was done on and the act: at least. */
      readonly leastConsideration?: number
    }
  | { readonly sequence: readonly ActPattern[] }
  | { readonly count: ActPattern; readonly least?: number; readonly most?: number }
  | { readonly atEnd: Condition }
  | { readonly all: readonly EvidencePattern[] }
  | { readonly any: readonly EvidencePattern[] }
  | { readonly not: EvidencePattern }

export interface ReplyRating {
  readonly id: string
  /** The replies on this message (to any of `to` when given) are read together. */
  readonly about: string
  readonly to?: readonly string[]
  readonly competency: string
  readonly indicator: string
  readonly question: string
  /** Worst first; 0 to `most`. */
  readonly anchors: readonly { readonly points: number; readonly text: string }[]
  readonly most: number
}

export interface ScriptedPolicy {
  readonly name: 'naive' | 'careful' | 'expert' | string
  readonly acts: readonly (Omit<Act, 'seq' | 'at'> & {
    /** Simulated minute at which it is done; it waits for what it is done on to arrive. */
    readonly minute: number
  })[]
  /** Share of the points to be earned, in whole percent: [least, most]. */
  readonly expects?: readonly [number, number]
}
