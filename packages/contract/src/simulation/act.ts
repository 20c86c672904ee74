import { z } from 'zod'
import { AnswerValue } from '../answer-value.ts'
import { ActKind } from './file-parts.ts'

const Name = z.string().min(1).max(60)
const Minute = z.number().int().min(0).max(100_000)

/**
 * One act of a participant as the journal carries it: the domain's `Act` without its number, which is that of the entry.
 * `at`: whole seconds of working time since the start, pauses left out. Whether it changes anything, the engine says.
 */
export const SimulationAct = z.strictObject({
  kind: ActKind,
  about: Name,
  to: Name.optional(),
  option: Name.optional(),
  slot: z.strictObject({ from: Minute, to: Minute }).optional(),
  text: z.string().max(8000).optional(),
  at: z.number().int().min(0).max(1_000_000),
})
export type SimulationAct = z.infer<typeof SimulationAct>

export const ActValue = z.strictObject({ act: SimulationAct })
export type ActValue = z.infer<typeof ActValue>

/** What an entry of the journal holds: an answer to an item, or an act in a simulation. */
export const JournalValue = z.union([AnswerValue, ActValue])
export type JournalValue = z.infer<typeof JournalValue>
