import { type Act, type Refusal, Run, type RunState, type SimulationWorld } from '@petakom/domain'

export type NewAct = Omit<Act, 'seq' | 'at'>

/** What stands on the page. `state` is the run's own and changes in place: every change makes a new view around it. */
export interface PlayView {
  readonly state: RunState
  /** Messages that came since the page was opened, and lines of the story, in their order. */
  readonly news: readonly News[]
}
export type News =
  | { readonly minute: number; readonly message: string }
  | { readonly minute: number; readonly notice: string }

export interface Play {
  readonly world: SimulationWorld
  view(): PlayView
  subscribe(onChange: () => void): () => void
  /** Lets the story go on to this moment. */
  tick(): void
  /** Null where the act was taken. A refused one stands in the journal as well, and changes nothing. */
  act(act: NewAct): Refusal | null
}

export interface PlayParts {
  readonly world: SimulationWorld
  readonly seed: number
  /** Those of the journal, from whatever device. */
  readonly acts: readonly Act[]
  /** Seconds of working time since the start, pauses left out. It may be told anew, and smaller, after a pause. */
  seconds(): number
  /** Writes an act to the journal and gives it its number. */
  append(act: Omit<Act, 'seq'>): number
}

/** One run on this device: the same world, seed and acts as the server has, by the same engine. */
export function createPlay({ world, seed, acts, seconds, append }: PlayParts): Play {
  const run = new Run(world, seed)
  const listeners = new Set<() => void>()
  for (const act of acts.toSorted((one, other) => one.seq - other.seq)) run.take(act)
  run.advance(now())
  const { state } = run
  let news: readonly News[] = []
  let seenNotices = state.notices.length
  const arrived = new Set(arrivedIds())
  let view: PlayView = { state, news }
  let shown = fingerprint()

  /** Whole seconds: what was reached is never left again, for no act may lie before the last one. */
  function now(): number {
    return Math.max(run.state.seconds, Math.floor(seconds()))
  }

  function arrivedIds(): string[] {
    return world.messages.flatMap(({ id }) => (state.messages.get(id)!.arrived ? [id] : []))
  }

  function fingerprint(): string {
    return `${state.minute} ${state.ended} ${state.acts.length} ${state.refused.length}`
  }

  function gather(): void {
    const fresh: News[] = []
    for (const message of arrivedIds()) {
      if (arrived.has(message)) continue
      arrived.add(message)
      fresh.push({ minute: state.messages.get(message)!.arrived!.minute, message })
    }
    for (const { minute, text } of state.notices.slice(seenNotices)) fresh.push({ minute, notice: text })
    seenNotices = state.notices.length
    if (fresh.length > 0) news = [...news, ...fresh.toSorted((one, other) => one.minute - other.minute)]
  }

  function tell(): void {
    gather()
    const next = fingerprint()
    if (next === shown) return
    shown = next
    view = { state, news }
    for (const listener of listeners) listener()
  }

  return {
    world,
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    tick() {
      run.advance(now())
      tell()
    },
    act(given) {
      const act = { ...given, at: now() }
      const refusal = run.take({ ...act, seq: append(act) })
      tell()
      return refusal
    },
  }
}
