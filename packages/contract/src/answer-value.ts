import { z } from 'zod'

const Pick = z.string().max(20)

/** An answer by the kind of its item. `null`, or nothing in a list, takes it back. What it names is checked by item. */
export const AnswerValue = z.union([
  z.object({ choice: Pick.nullable() }),
  z.object({ choices: z.array(Pick).max(50) }),
  z.object({ best: Pick.nullable(), worst: Pick.nullable() }),
  z.object({ grades: z.record(Pick, z.number().int().min(0).max(20)) }),
  z.object({ order: z.array(Pick).max(50) }),
  z.object({ pairs: z.array(z.tuple([Pick, Pick])).max(50) }),
  /** A decimal with a dot, as the page writes it: "-12.50". */
  z.object({ number: z.string().max(30).nullable() }),
  z.object({ text: z.string().max(20_000).nullable() }),
])
export type AnswerValue = z.infer<typeof AnswerValue>
