import { isRandom } from '../expression/evaluate.ts'
import type { Context } from '../processing/context.ts'
import { seededRandom } from '../processing/random.ts'
import { scoreIn } from '../processing/run.ts'
import { Refusal } from '../refusal.ts'
import { walk } from '../xml/element.ts'
import { processResponses, type QtiItem } from './read-item.ts'
import type { Remarks } from './remarks.ts'

interface Scored {
  readonly score: { readonly correctResponse: number | null; readonly max: number | null }
  readonly outcomes: Readonly<Record<string, number>>
}
/** Where processing draws, it is run so often; the score is stated where all draws agree. */
const DRAWS = 16

/**
 * SCORE and MAXSCORE that response processing gives to the declared correct responses, in one attempt.
 * @throws Refusal where it cannot be run
 */
export function scoreCorrect(item: QtiItem, remarks: Remarks): Scored {
  const answered = new Map(
    [...item.corrects].filter(([name, value]) => value !== null && item.declarations.get(name)?.kind === 'response'),
  )
  const start = processResponses(item, { ...item.root, children: [] }, new Map())
  const declaredMax = scoreIn(start, 'MAXSCORE') ?? item.declarations.get('SCORE')?.normalMaximum ?? null
  const { processing } = item
  if (!processing || answered.size === 0) {
    remarks.add(processing ? 'no-correct-response' : 'no-processing')
    return { score: { correctResponse: null, max: declaredMax }, outcomes: {} }
  }
  const draws = [...walk(processing)].some(({ name }) => isRandom(name)) ? DRAWS : 1
  const runs = Array.from({ length: draws }, (_, draw) =>
    processResponses(item, processing, answered, seededRandom(`${draw}`)),
  )
  const [first] = runs as [Context, ...Context[]]
  for (const name of [...first.undeclared.read, ...first.undeclared.set]) remarks.add('variable-undeclared', name)
  const scores = new Set(runs.map((run) => scoreIn(run)))
  if (scores.size > 1) remarks.add('score-by-chance')
  return {
    score: { correctResponse: scores.size > 1 ? null : scoreIn(first), max: scoreIn(first, 'MAXSCORE') ?? declaredMax },
    outcomes: draws > 1 ? {} : numericOutcomes(item, first),
  }
}

/** A variable that nothing declares has no value, so no answer could be told from another by it. @throws Refusal */
export function refuseUndeclared(item: QtiItem): void {
  if (!item.processing) return
  const { read } = processResponses(item, item.processing, item.corrects).undeclared
  const [name] = read
  if (name !== undefined) throw new Refusal('processing-failed', `variabel ${name} tidak dideklarasikan`)
}

function numericOutcomes(item: QtiItem, context: Context): Record<string, number> {
  const isOutcome = (name: string) =>
    item.declarations.get(name)?.kind === 'outcome' || context.undeclared.set.has(name)
  const found = [...context.values.keys()].filter(isOutcome).flatMap((name) => {
    const value = context.values.get(name)
    const isSingle = value && value.cardinality === 'single'
    const number = isSingle ? scoreIn(context, name) : null
    return number === null ? [] : [[name, number] as const]
  })
  return Object.fromEntries(found)
}
