import { drawPercent } from './draw.ts'
import { holds, matchesAct } from './patterns.ts'
import { refusalOf } from './refuse-act.ts'
import type { Refusal, RunState } from './run-state.ts'
import type { Act, Effect, SimulationWorld, WorldEvent } from './scenario.ts'

/** Minute of the story after so many seconds of working time. */
export const minuteAt = ({ clock }: SimulationWorld, seconds: number): number =>
  Math.min(clock.minutes, Math.floor((Math.max(0, seconds) * clock.pace) / 60))

/**
 * One run of a simulation. Time moves minute by minute; in a minute messages arrive, messages close and events happen, each
 * in the order of the file, until nothing more follows; an act is taken after what its minute brought. The same world, seed
 * and acts give the same state on every machine.
 */
export class Run {
  readonly world: SimulationWorld
  readonly state: RunState
  #order = 0
  /** Events whose trigger has come, by the minute in which they are to happen. */
  readonly #due = new Map<string, number>()
  /** Events that were to happen and did not: the draw or their condition was against it. */
  readonly #lapsed = new Set<string>()

  constructor(world: SimulationWorld, seed: number) {
    this.world = world
    this.state = {
      ...{ seed, seconds: 0, minute: 0, ended: false, calendar: world.calendar },
      messages: new Map(world.messages.map(({ id }) => [id, { arrived: null, opened: null, closed: false }])),
      documents: new Map(world.documents.map(({ id, hidden }) => [id, { shown: !hidden, opened: null }])),
      resources: new Map(world.resources.map(({ id, start }) => [id, start])),
      marks: new Set(),
      notices: [],
      happened: new Map(),
      acts: [],
      refused: [],
    }
    this.#enter(0)
  }

  /** Lets time go on; it never goes back. */
  advance(seconds: number): void {
    const until = minuteAt(this.world, seconds)
    while (this.state.minute < until && !this.state.ended) this.#enter(this.state.minute + 1)
    this.state.seconds = Math.max(this.state.seconds, seconds)
  }

  /** Takes an act, or says why it changes nothing. */
  take(act: Act): Refusal | null {
    const late = act.at < this.state.seconds ? ('out-of-order' as const) : null
    if (!late) this.advance(act.at)
    const refusal = late ?? refusalOf(this.world, this.state, act)
    if (refusal) {
      this.state.refused.push({ act, reason: refusal })
      return refusal
    }
    this.#carryOut(act)
    return null
  }

  #enter(minute: number): void {
    const { state, world } = this
    state.minute = minute
    for (const { id, arrives } of world.messages) if (arrives === minute) this.#send(id)
    for (const { id, closes } of world.messages) if (closes === minute) state.messages.get(id)!.closed = true
    this.#settle()
    if (minute >= world.clock.minutes) state.ended = true
  }

  /** Lets happen what is due, and what follows from it, until nothing more does. */
  #settle(): void {
    for (let moved = true; moved && !this.state.ended; ) {
      moved = false
      for (const event of this.world.events) {
        if (this.state.happened.has(event.id) || this.#lapsed.has(event.id)) continue
        if (!this.#due.has(event.id) && this.#isTriggered(event)) this.#plan(event, 0)
        if ((this.#due.get(event.id) ?? Number.POSITIVE_INFINITY) > this.state.minute) continue
        this.#happen(event)
        moved = true
      }
    }
  }

  #isTriggered({ when }: WorldEvent): boolean {
    if ('at' in when) return this.state.minute >= when.at
    if ('after' in when) return this.state.happened.has(when.after)
    return 'holds' in when && holds(when.holds, this.state)
  }

  #plan({ id, delay = 0 }: WorldEvent, takes: number): void {
    this.#due.set(id, this.state.minute + delay + takes)
  }

  #happen({ id, only, unless, chance = 100, effects }: WorldEvent): void {
    const { state } = this
    const isBarred = (only && !holds(only, state)) || (unless && holds(unless, state))
    if (isBarred || drawPercent(state.seed, id) >= chance) {
      this.#lapsed.add(id)
      return
    }
    state.happened.set(id, { minute: state.minute, order: this.#next() })
    for (const effect of effects) this.#apply(effect)
  }

  #apply(effect: Effect): void {
    const { state } = this
    if ('send' in effect) this.#send(effect.send)
    else if ('reveal' in effect) state.documents.get(effect.reveal)!.shown = true
    else if ('change' in effect) this.#change(effect.change, effect.by)
    else if ('mark' in effect) effect.is ? state.marks.add(effect.mark) : state.marks.delete(effect.mark)
    else if ('close' in effect) state.messages.get(effect.close)!.closed = true
    else if ('calendar' in effect) state.calendar = [...state.calendar, effect.calendar]
    else if ('notice' in effect) state.notices.push({ minute: state.minute, text: effect.notice })
    else state.ended = true
  }

  #send(id: string): void {
    const message = this.state.messages.get(id)!
    message.arrived ??= { minute: this.state.minute, order: this.#next() }
  }

  #change(id: string, by: number): void {
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = this.world.resources.find(
      (one) => one.id === id,
    )!
    const value = (this.state.resources.get(id) ?? 0) + by
    this.state.resources.set(id, Math.min(most, Math.max(least, value)))
  }

  #carryOut(act: Act): void {
    const { state, world } = this
    const { minute } = state
    const seen = state.calendar
    const order = this.#next()
    state.acts.push({ act, minute, order, calendar: seen })
    if (act.kind === 'open') {
      const opened = state.messages.get(act.about) ?? state.documents.get(act.about)!
      opened.opened ??= { minute, order, at: act.at }
    }
    if (act.kind === 'schedule') this.#schedule(act)
    if (act.kind === 'archive') state.messages.get(act.about)!.closed = true
    const option = world.messages.find(({ id }) => id === act.about)?.options?.find(({ id }) => id === act.option)
    for (const [id, cost] of Object.entries(option?.cost ?? {})) this.#change(id, -cost)
    if (option?.closesMessage) state.messages.get(act.about)!.closed = true
    for (const event of world.events) {
      if (!('act' in event.when) || this.#due.has(event.id) || state.happened.has(event.id)) continue
      if (matchesAct(event.when.act, act, seen)) this.#plan(event, option?.takes ?? 0)
    }
    this.#settle()
  }

  #schedule({ seq, about, slot }: Act): void {
    const { state, world } = this
    const entry = state.calendar.find(({ id }) => id === about)
    const title = entry?.title ?? world.messages.find(({ id }) => id === about)!.subject
    const placed = { movable: true, ...entry, id: entry?.id ?? `act-${seq}`, title, from: slot!.from, to: slot!.to }
    state.calendar = [...state.calendar.filter(({ id }) => id !== placed.id), placed]
  }

  #next(): number {
    this.#order += 1
    return this.#order
  }
}

/** The run after these acts, in the order of their numbers, at this moment of working time. */
export function replay(world: SimulationWorld, seed: number, acts: readonly Act[], seconds: number): RunState {
  const run = new Run(world, seed)
  const seen = new Set<number>()
  for (const act of acts.toSorted((one, other) => one.seq - other.seq)) {
    if (act.at > seconds || seen.has(act.seq)) continue
    seen.add(act.seq)
    run.take(act)
  }
  run.advance(seconds)
  return run.state
}
