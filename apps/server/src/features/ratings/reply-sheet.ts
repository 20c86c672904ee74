import type { ItemContent } from '@petakom/contract'
import { COMPETENCIES, type ReplyRating, type Scenario } from '@petakom/domain'
import type { Db } from '../../db/query.ts'
import { type ReplyTask, scenarioOf } from './replies.ts'

interface ReplySheet {
  readonly content: ItemContent
  readonly rubric: string
  readonly anchors: readonly { readonly points: number; readonly text: string }[]
}

/** What a rater holds a reply against: the message that was replied to, the question, the indicator and the anchors. */
export async function readReplySheet(db: Db, { simulation, ratingId }: ReplyTask): Promise<ReplySheet> {
  const scenario = await scenarioOf(db, simulation.id, simulation.version)
  const rating = scenario.rating.find(({ id }) => id === ratingId)!
  return {
    content: {
      stimulus: { kind: 'text', text: messageText(scenario, rating).slice(0, 20_000) },
      stem: `${scenario.title}: ${rating.question}`,
      interaction: { type: 'long-text', mostWords: 2000 },
    },
    rubric: indicatorText(rating.indicator),
    anchors: rating.anchors,
  }
}

/** A rating may be of a calendar entry or a document as well; then its title is all there is. */
function messageText({ messages, actors }: Scenario, { about }: ReplyRating): string {
  const message = messages.find(({ id }) => id === about)
  if (!message) return about
  const { name = message.from, role = '' } = actors.find(({ id }) => id === message.from) ?? {}
  return [`${name}${role && `, ${role}`}`, message.subject, ...message.body].join('\n\n')
}

function indicatorText(code: string): string {
  const all = COMPETENCIES.flatMap(({ levels }) => levels.flatMap(({ indicators }) => indicators))
  const text = all.find((one) => one.code === code)?.text
  return text ? `${code}: ${text}` : code
}
