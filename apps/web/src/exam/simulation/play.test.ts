import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Act, replay, type Scenario } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { parseSimulation } from '../../../../server/src/simulations/read-simulation.ts'
import { openActs, openOptions } from './open-acts.ts'
import { createPlay } from './play.ts'

const FOLDER = join(import.meta.dirname, '../../../../../data/simulations')
const scenarios = readdirSync(FOLDER).map((name): Scenario => {
  const reading = parseSimulation(readFileSync(join(FOLDER, name), 'utf8'))
  if (reading.outcome === 'refused') throw new Error(name)
  return reading.scenario
})

/** A page on which every open act and decision is pressed once in a while, by a little generator of its own. */
function playAtRandom(world: Scenario, seed: number) {
  let seconds = 0
  let draw = seed
  const journal: Act[] = []
  const pick = (most: number) => {
    draw = (Math.imul(draw, 1103515245) + 12345) >>> 0
    return Math.floor((draw / 2 ** 32) * most)
  }
  const parts = {
    ...{ world, seed, seconds: () => seconds },
    append(act: Omit<Act, 'seq'>) {
      journal.push({ ...act, seq: journal.length + 1 })
      return journal.length
    },
  }
  const play = createPlay({ ...parts, acts: [] })
  const end = (world.clock.minutes / world.clock.pace) * 60
  for (; seconds < end - 20; seconds += 0.5 + pick(40)) {
    play.tick()
    const { state } = play.view()
    const message = world.messages[pick(world.messages.length)]!
    if (!state.messages.get(message.id)!.arrived) continue
    const [open] = [play.act({ kind: 'open', about: message.id })]
    expect(open).toBe(null)
    const options = openOptions(world, state, message).filter(({ isPayable }) => isPayable)
    const acts = openActs(world, state, message)
    const option = options[pick(options.length + 2)]
    const act = acts[pick(acts.length + 2)]
    if (option) expect(play.act({ kind: 'decide', about: message.id, option: option.option.id })).toBe(null)
    else if (act) {
      const to = act.actors[pick(act.actors.length)]?.id
      const slot = act.kind === 'schedule' ? { slot: { from: 30, to: 90 } } : {}
      expect(play.act({ kind: act.kind, about: message.id, ...(to ? { to } : {}), text: 'kata', ...slot })).toBe(null)
    }
  }
  return { play, journal, seconds, parts }
}

describe.each(scenarios)('$code on the page', (world) => {
  it('offers nothing that is refused, and comes back from its journal as it was', () => {
    const { play, journal, seconds, parts } = playAtRandom(world, 7)
    play.tick()
    const { state } = play.view()
    expect(journal.length).toBeGreaterThan(30)
    expect(state.refused).toEqual([])
    expect(createPlay({ ...parts, acts: journal.toReversed() }).view().state).toEqual(state)
    expect(replay(world, 7, journal, Math.floor(seconds))).toEqual(state)
  })

  it('keeps a refused act in the journal, and lets it change nothing', () => {
    const { play, journal } = playAtRandom(world, 3)
    const late = world.messages.find(({ id }) => !play.view().state.messages.get(id)!.arrived)
    const before = structuredClone(play.view().state.resources)
    expect(play.act({ kind: 'archive', about: late?.id ?? 'tidak-ada' })).toBe(late ? 'not-arrived' : 'unknown-target')
    expect(play.view().state.refused.at(-1)!.act.seq).toBe(journal.at(-1)!.seq)
    expect(play.view().state.resources).toEqual(before)
  })
})

describe('the clock of a run', () => {
  const world = scenarios[0]!
  const journal: Act[] = []
  const append = (act: Omit<Act, 'seq'>) => journal.push({ ...act, seq: journal.length + 1 })

  it('never goes back, though the server tells of a pause only afterwards', () => {
    let seconds = 100
    const play = createPlay({ world, seed: 1, acts: [], seconds: () => seconds, append })
    play.act({ kind: 'open', about: world.messages[0]!.id })
    seconds = 60
    expect(play.act({ kind: 'open', about: world.messages[0]!.id })).toBe(null)
    expect(journal.map(({ at }) => at)).toEqual([100, 100])
  })

  it('tells of what comes while the page is open, once, and of nothing that was there', () => {
    let seconds = 0
    const later = world.messages.find(({ arrives }) => arrives !== null && arrives > 0)!
    const play = createPlay({ world, seed: 1, acts: [], seconds: () => seconds, append: () => 1 })
    let heard = 0
    play.subscribe(() => {
      heard += 1
    })
    expect(play.view().news).toEqual([])
    play.tick()
    expect(heard).toBe(0)
    seconds = (later.arrives! * 60) / world.clock.pace
    play.tick()
    play.tick()
    expect(heard).toBe(1)
    expect(play.view().news).toContainEqual({ minute: later.arrives, message: later.id })
    const again = createPlay({ world, seed: 1, acts: [], seconds: () => seconds, append: () => 1 })
    expect(again.view().news).toEqual([])
  })
})
