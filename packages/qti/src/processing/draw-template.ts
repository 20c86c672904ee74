import type { Declaration } from '../item/declarations.ts'
import { Refusal } from '../refusal.ts'
import type { XmlElement } from '../xml/element.ts'
import { Context, type Steps } from './context.ts'
import { seededRandom } from './random.ts'
import { DrawAgain, runRules } from './run.ts'

const MOST_DRAWS = 100

/**
 * The template variables and correct responses of one clone of an item, drawn again until its constraints hold. The draw
 * depends on `seed` only.
 * @throws Refusal
 */
export function drawTemplate(
  processing: XmlElement | undefined,
  declarations: ReadonlyMap<string, Declaration>,
  seed: string,
  steps: Steps,
): Context {
  const random = seededRandom(seed)
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const context = new Context(declarations, new Map(), steps, random)
    try {
      if (processing) runRules(processing, context)
      return context
    } catch (error) {
      if (!(error instanceof DrawAgain)) throw error
    }
  }
  throw new Refusal('processing-failed', '<qti-template-constraint> tidak pernah terpenuhi')
}
