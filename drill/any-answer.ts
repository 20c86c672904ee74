import type { AnswerValue } from '@petakom/contract'
import type { Interaction, Option } from '@petakom/domain'
import { canonicalJson } from '@petakom/domain'
import type { Random } from '@petakom/psychometrics'

/** An answer that the page could give to an item of any kind, other than the one that stands. Not what is right. */
export function anyAnswer(interaction: Interaction, stands: AnswerValue | undefined, random: Random): AnswerValue {
  const before = canonicalJson(stands ?? null)
  for (;;) {
    const answer = draw(interaction, random)
    if (canonicalJson(answer) !== before) return answer
  }
}

const WORDS = ['juli', 'Loket', 'é à ß', '“kutip”', "o'clock", '資料', 'satu dua', '<b>', '=1+1']
const ids = (options: readonly Option[]) => options.map(({ id }) => id)

function draw(interaction: Interaction, random: Random): AnswerValue {
  const text = () => `${random.pick(WORDS)} ${random.below(1000)}`
  switch (interaction.type) {
    case 'choice':
      return { choice: random.pick(ids(interaction.options)) }
    case 'choices':
      return { choices: some(ids(interaction.options), interaction, random) }
    case 'hot-text':
      return {
        choices: some(
          interaction.segments.flatMap((segment) => ('id' in segment ? [segment.id] : [])),
          interaction,
          random,
        ),
      }
    case 'best-worst': {
      const [best, worst] = random.shuffle(ids(interaction.options))
      return { best: best!, worst: worst! }
    }
    case 'graded':
      return {
        grades: Object.fromEntries(ids(interaction.options).map((id) => [id, random.pick(interaction.scale).value])),
      }
    case 'order':
      return { order: random.shuffle(ids(interaction.options)) }
    case 'match': {
      const right = ids(interaction.right).flatMap((id) => Array.from({ length: interaction.mostPerRight }, () => id))
      const free = random.shuffle(right)
      return { pairs: ids(interaction.left).flatMap((id, n) => (free[n] ? [[id, free[n]] as [string, string]] : [])) }
    }
    case 'numeric': {
      const whole = String(random.below(100_000) - 50_000)
      return { number: interaction.decimals > 0 ? `${whole}.${1 + random.below(9)}` : whole }
    }
    case 'short-text':
      return { text: text().slice(0, interaction.most) }
    case 'long-text':
      return { text: Array.from({ length: 1 + random.below(8) }, text).join('\n') }
  }
}

function some(all: readonly string[], { least, most }: { least: number; most: number }, random: Random): string[] {
  const [fewest, greatest] = [Math.max(1, least), Math.min(most, all.length)]
  const chosen = random.shuffle(all).slice(0, fewest + random.below(greatest - fewest + 1))
  return all.filter((id) => chosen.includes(id))
}
