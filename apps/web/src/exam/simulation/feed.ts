import type { RunState, SimulationWorld } from '@petakom/domain'
import type { News } from './play.ts'

/** Everything that came so far, messages and lines of the story, the oldest first. */
export function feedOf(world: SimulationWorld, state: RunState): News[] {
  const messages = world.messages.flatMap(({ id }): News[] => {
    const { arrived } = state.messages.get(id)!
    return arrived ? [{ minute: arrived.minute, message: id }] : []
  })
  const notices = state.notices.map(({ minute, text }): News => ({ minute, notice: text }))
  return [...messages, ...notices].toSorted((one, other) => one.minute - other.minute)
}

/** Messages that came, the newest first. */
export function inboxOf(world: SimulationWorld, { messages }: RunState) {
  return world.messages
    .flatMap((message) => {
      const state = messages.get(message.id)!
      return state.arrived ? [{ message, state, arrived: state.arrived }] : []
    })
    .toSorted((one, other) => other.arrived.order - one.arrived.order)
}

export const actorOf = (world: SimulationWorld, id: string | undefined) => world.actors.find((one) => one.id === id)

/** Acts on a message that count, its openings left out. */
export const actsOn = ({ acts }: RunState, about: string) =>
  acts.filter(({ act }) => act.about === about && act.kind !== 'open')
