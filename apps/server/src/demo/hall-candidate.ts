import type { AnswerEntry, ItemContent, StartedAttempt } from '@petakom/contract'
import { type Item, maxCategory, type Random, simulateResponse } from '@petakom/psychometrics'
import { type Pace, secondsFor, secondThought } from './hall-pace.ts'

/** What answering needs of an item; an entry of the starter bank is one. Items are recognised by their stem. */
export interface HallItem {
  readonly stem: string
  readonly competency: string
  readonly options: readonly { readonly id: string; readonly weight: number }[]
  readonly parameters: Item
}

/** Share of the variance of a competency that all competencies of a person have in common. */
const COMMON_SHARE = 0.55
const SKIP_SHARE = 0.01
const SECOND_THOUGHT_SHARE = 0.06

/** Theta by competency (logit), unit variance around `mean`, every pair correlated by the common share. */
export function drawAbilities(random: Random, competencies: readonly string[], mean: number): Map<string, number> {
  const common = random.normal() * Math.sqrt(COMMON_SHARE)
  const own = () => random.normal() * Math.sqrt(1 - COMMON_SHARE)
  return new Map(competencies.map((competency) => [competency, mean + common + own()]))
}

/** An option for the drawn category: options of the nearest weight share it by lot. */
export function chooseOption(item: HallItem, theta: number, random: Random): string {
  const weights = [...new Set(item.options.map(({ weight }) => weight))].sort((a, b) => a - b)
  const category = simulateResponse(item.parameters, theta, random)
  // One right answer among wrong ones of weight 0, or one option for each step of a graded item.
  const wanted = weights[Math.round((category / maxCategory(item.parameters)) * (weights.length - 1))]!
  const candidates = item.options.filter(({ weight }) => weight === wanted)
  return random.pick(candidates).id
}

/** An answer with the seconds that the person spent on it. */
export type PacedAnswer = Omit<AnswerEntry, 'clientTime'> & { readonly seconds: number }

/**
 * Everything that the person will write, in order: one entry an item, some with a second thought. Each item has a stream
 * of its own, so that the answers do not depend on the order in which the form was served.
 */
export function writeAnswers(
  started: Pick<StartedAttempt, 'items' | 'lastSeq' | 'seqFloor'>,
  items: ReadonlyMap<string, HallItem>,
  abilities: ReadonlyMap<string, number>,
  randomFor: (stem: string) => Random,
  pace: Pace,
): PacedAnswer[] {
  let seq = Math.max(started.lastSeq, started.seqFloor)
  const entries: PacedAnswer[] = []
  const seen = new Set<string>()
  for (const [place, { id, content }] of started.items.entries()) {
    const item = items.get(content.stem)
    if (!item) throw new Error(`no parameters for the item: ${content.stem.slice(0, 80)}`)
    const random = randomFor(content.stem)
    if (random.uniform() < SKIP_SHARE) continue
    const final = chooseOption(item, abilities.get(item.competency)!, random)
    const first = random.uniform() < SECOND_THOUGHT_SHARE ? random.pick(choicesOf(content)).id : null
    const seconds = secondsFor(pace, { id, content }, place / started.items.length, seen, random)
    if (first !== null) entries.push({ seq: ++seq, itemId: id, value: { choice: first }, seconds })
    const taken = first === null ? seconds : secondThought(random)
    entries.push({ seq: ++seq, itemId: id, value: { choice: final }, seconds: taken })
  }
  return entries
}

/** The hall takes forms of one best answer. */
function choicesOf({ interaction, stem }: ItemContent) {
  if (interaction.type !== 'choice') throw new Error(`the hall cannot answer ${interaction.type}: ${stem.slice(0, 80)}`)
  return interaction.options
}
