import { holds } from './patterns.ts'
import type { Refusal, RunState } from './run-state.ts'
import type { Act, DecisionOption, SimMessage, SimulationWorld } from './scenario.ts'

/** Why an act changes nothing, or null where it is taken. */
export function refusalOf(world: SimulationWorld, state: RunState, act: Act): Refusal | null {
  if (state.ended) return 'after-end'
  if (act.to !== undefined && !world.actors.some(({ id }) => id === act.to)) return 'unknown-target'
  const message = world.messages.find(({ id }) => id === act.about)
  if (message) return refusalOnMessage(world, state, act, message)
  if (act.kind === 'open') {
    const document = state.documents.get(act.about)
    return !document ? 'unknown-target' : document.shown ? null : 'not-arrived'
  }
  if (act.kind !== 'schedule') return 'unknown-target'
  const entry = state.calendar.find(({ id }) => id === act.about)
  if (!entry) return 'unknown-target'
  return entry.movable ? slotRefusal(act) : 'not-allowed'
}

function refusalOnMessage(world: SimulationWorld, state: RunState, act: Act, message: SimMessage): Refusal | null {
  const { arrived, closed } = state.messages.get(message.id)!
  if (!arrived) return 'not-arrived'
  if (act.kind === 'open') return null
  if (closed) return 'closed'
  if (message.acts && !message.acts.includes(act.kind)) return 'not-allowed'
  if (act.kind === 'schedule') return slotRefusal(act)
  if (act.kind === 'decide') return optionRefusal(world, state, act, message)
  if ((act.kind === 'delegate' || act.kind === 'ask' || act.kind === 'escalate') && act.to === undefined)
    return 'unknown-target'
  if (act.kind === 'delegate' && !world.actors.find(({ id }) => id === act.to)?.canBeDelegatedTo) return 'not-allowed'
  const isSame = (other: Act) => other.kind === act.kind && other.about === act.about && other.to === act.to
  return act.kind !== 'reply' && act.kind !== 'note' && state.acts.some(({ act: other }) => isSame(other))
    ? 'already-done'
    : null
}

function optionRefusal(world: SimulationWorld, state: RunState, act: Act, message: SimMessage): Refusal | null {
  const option = message.options?.find(({ id }) => id === act.option)
  if (!option) return 'unknown-target'
  if (option.when && !holds(option.when, state)) return 'not-offered'
  if (state.acts.some(({ act: other }) => other.option === option.id)) return 'already-done'
  return canPay(world, state, option) ? null : 'cannot-pay'
}

export const canPay = (world: SimulationWorld, state: RunState, { cost = {} }: DecisionOption): boolean =>
  Object.entries(cost).every(([id, price]) => {
    const least = world.resources.find((one) => one.id === id)?.least ?? 0
    return (state.resources.get(id) ?? 0) - price >= least
  })

const slotRefusal = ({ slot }: Act): Refusal | null =>
  slot && Number.isInteger(slot.from) && Number.isInteger(slot.to) && slot.from >= 0 && slot.from < slot.to
    ? null
    : 'bad-slot'
