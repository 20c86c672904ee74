import type { SimulationAct } from '@petakom/contract'
import type { Act, SimulationWorld } from '@petakom/domain'
import type { ServerClock } from '../../lib/server-clock.ts'
import type { StartedAttempt } from '../exam-api.ts'
import type { JournalEntry, Progress } from '../journal/journal.ts'
import type { AttemptView } from './attempt-view.ts'
import type { Outbox } from './outbox.ts'
import type { WrittenAnswers } from './written-answers.ts'

/** A simulation as this device plays it: what brings the run to where it stands, its clock, and the way of its acts. */
export interface Story {
  readonly world: SimulationWorld
  readonly seed: number
  /** Those that count on the server, and those of this device that it has not told of yet. */
  readonly acts: readonly Act[]
  /** Seconds of working time so far; it stands still with the attempt. */
  seconds(): number
  append(act: Omit<Act, 'seq'>): number
}

interface StoryParts {
  readonly form: StartedAttempt
  readonly entries: readonly JournalEntry[]
  readonly known: Progress['story']
  readonly clock: ServerClock
  readonly written: WrittenAnswers
  readonly outbox: Outbox
  view(): AttemptView
}

export interface StoryClock {
  readonly story: Story
  /** What the server says of the working time; while the clock stands still its beginning moves on. */
  learn(now: string, worked: number): void
  /** Server time in milliseconds at which working time began, all pauses so far left out. */
  origin(): number
}

/** Null for a test. */
export function createStory(parts: StoryParts): StoryClock | null {
  const { form, clock, written, outbox, view, known } = parts
  const { simulation } = form
  if (!simulation) return null
  const originOf = (now: string, worked: number) => Date.parse(now) - worked * 1000
  // It only ever moves later: a form that was kept before a pause says less than what was learned since.
  let origin = Math.max(originOf(form.now, simulation.worked), known?.origin ?? Number.NEGATIVE_INFINITY)
  let stoodAt = simulation.worked
  return {
    origin: () => origin,
    learn(now, worked) {
      origin = originOf(now, worked)
      stoodAt = worked
    },
    story: {
      world: simulation.world,
      seed: simulation.seed,
      acts: mergeActs(form, parts.entries),
      seconds: () => (view().pausedLeft === null ? (clock.now() - origin) / 1000 : stoodAt),
      append(act) {
        const seq = written.nextSeq()
        void outbox.write(simulation.id, { act: storableAct(act) }, seq)
        return seq
      },
    },
  }
}

/**
 * By their numbers. What this device sent and a later answer of the server does not hold is not in force (another device
 * took over); what it sent after a form was kept is.
 */
export function mergeActs(
  { simulation, lastSeq }: Pick<StartedAttempt, 'simulation' | 'lastSeq'>,
  entries: readonly JournalEntry[],
): Act[] {
  const acts = new Map(simulation!.acts.map((act) => [act.seq, act]))
  for (const { seq, value, sent } of entries) {
    if ('act' in value && !acts.has(seq) && (sent === 0 || seq > lastSeq)) acts.set(seq, { ...value.act, seq } as Act)
  }
  return [...acts.values()].sort((one, other) => one.seq - other.seq)
}

/** No database keeps a zero byte or half of a surrogate pair; pasted text may hold either. */
function storableAct({ text, ...act }: Omit<Act, 'seq'>): SimulationAct {
  return { ...act, ...(text === undefined ? {} : { text: text.toWellFormed().replaceAll('\0', '') }) } as SimulationAct
}
