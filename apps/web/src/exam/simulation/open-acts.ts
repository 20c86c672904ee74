import {
  type ActKind,
  canPay,
  type DecisionOption,
  type RunState,
  refusalOf,
  type SimActor,
  type SimMessage,
  type SimulationWorld,
} from '@petakom/domain'

/** In the order in which they stand on a message. */
const KINDS = ['reply', 'ask', 'delegate', 'escalate', 'schedule', 'postpone', 'note', 'archive'] as const
export type FormKind = (typeof KINDS)[number]

export interface OpenAct {
  readonly kind: FormKind
  /** To whom it may be; empty where it is to nobody. */
  readonly actors: readonly SimActor[]
}

const PROBE_SLOT = { from: 0, to: 1 }

/** The acts that a message still takes, beside its decisions. */
export function openActs(world: SimulationWorld, state: RunState, message: SimMessage): OpenAct[] {
  const takes = (kind: ActKind, to?: string) =>
    refusalOf(world, state, {
      ...{ seq: 0, at: state.seconds, kind, about: message.id },
      ...(to === undefined ? {} : { to }),
      ...(kind === 'schedule' ? { slot: PROBE_SLOT } : {}),
    }) === null
  return KINDS.flatMap((kind): OpenAct[] => {
    if (kind !== 'reply' && kind !== 'ask' && kind !== 'delegate' && kind !== 'escalate')
      return takes(kind) ? [{ kind, actors: [] }] : []
    const actors = world.actors.filter((actor) => isFor(kind, actor) && takes(kind, actor.id))
    return actors.length > 0 ? [{ kind, actors }] : []
  })
}

const isFor = (kind: 'reply' | 'ask' | 'delegate' | 'escalate', { relation, canBeDelegatedTo }: SimActor): boolean =>
  kind === 'delegate' ? canBeDelegatedTo === true : kind !== 'escalate' || relation === 'superior'

export interface OpenOption {
  readonly option: DecisionOption
  readonly isPayable: boolean
}

/** The decisions that a message offers now. */
export function openOptions(world: SimulationWorld, state: RunState, message: SimMessage): OpenOption[] {
  return (message.options ?? []).flatMap((option): OpenOption[] => {
    const act = { seq: 0, at: state.seconds, kind: 'decide' as const, about: message.id, option: option.id }
    const refusal = refusalOf(world, state, act)
    if (refusal !== null && refusal !== 'cannot-pay') return []
    return [{ option, isPayable: canPay(world, state, option) }]
  })
}
