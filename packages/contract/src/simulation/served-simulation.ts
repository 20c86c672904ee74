import type { Act, SimulationWorld } from '@petakom/domain'
import { z } from 'zod'
import { Id } from '../common.ts'
import { SimulationAct } from './act.ts'

const Parts = z.array(z.record(z.string(), z.unknown()))

/** The world and nothing beside it: what is not named here (rules, ratings, policies) cannot leave. Its inside was checked when it was stored. */
const World = z.object({
  ...{ format: z.string(), code: z.string(), version: z.number(), kind: z.string(), title: z.string() },
  ...{ family: z.string(), clock: z.record(z.string(), z.unknown()), role: z.string(), briefing: z.array(z.string()) },
  ...{ actors: Parts, resources: Parts, documents: Parts, calendar: Parts, messages: Parts, events: Parts },
}) as unknown as z.ZodType<SimulationWorld>

/** A simulation as a participant's device gets it: with the seed and the acts that count so far, the same run anywhere. */
export const ServedSimulation = z.object({
  id: Id,
  version: z.number(),
  world: World,
  /** 32 bits, signed. */
  seed: z.number().int(),
  /** Seconds of working time at the reply's `now`, pauses left out; not whole. */
  worked: z.number(),
  /** In order of seq; `at` as it counts on the server. */
  acts: z.array(SimulationAct.extend({ seq: z.number() })) as unknown as z.ZodType<readonly Act[]>,
})
export type ServedSimulation = z.infer<typeof ServedSimulation>
