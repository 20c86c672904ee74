import type { AnswerEntry, StartedAttempt } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import type { Random } from '@petakom/psychometrics'

type Script = NonNullable<Scenario['policies']>[number]['acts']
type SimulationStart = Pick<StartedAttempt, 'lastSeq' | 'seqFloor' | 'simulation'>

/** Nobody follows a way of playing to the minute. */
const SLIP_SHARE = 0.1
const LATEST_MINUTES = 7
/** A person whose mean ability is this far below 0 is as likely to do the naive thing as the expert's. */
const EVEN_AT = -0.3
/** People who write the replies that assessors read; each has to be rated by two before their level of it counts. */
const WRITER_SHARE = 0.06

/**
 * What a person of this ability (logit, mean over competencies) does: of the expert's acts and of the naive ones, each by
 * lot. Where both stand on one decision the one that comes second is refused by the story, as in life.
 */
export function writeActs(
  { simulation, lastSeq, seqFloor }: SimulationStart,
  { policies = [], clock, rating }: Scenario,
  ability: number,
  random: Random,
  startedAt: number,
): AnswerEntry[] {
  if (!simulation) throw new Error('the attempt is no simulation')
  const skill = 1 / (1 + Math.exp(-1.5 * (ability - EVEN_AT)))
  const isWriter = random.uniform() < WRITER_SHARE
  const isRead = new Set(rating.map(({ about }) => about))
  const script = (name: string): Script => policies.find((policy) => policy.name === name)?.acts ?? []
  const chosen = [
    ...script('expert').filter(() => random.uniform() < skill),
    ...script('naive').filter(() => random.uniform() < 1 - skill),
  ]
    .filter(() => random.uniform() >= SLIP_SHARE)
    .filter(({ kind, about }) => isWriter || kind !== 'reply' || !isRead.has(about))
    .map(({ minute, ...act }) => ({ act, minute: minute + random.below(LATEST_MINUTES) }))
    .sort((one, other) => one.minute - other.minute)
  let seq = Math.max(lastSeq, seqFloor)
  return chosen.map(({ act, minute }) => {
    const at = Math.ceil((minute * 60) / clock.pace)
    return {
      seq: ++seq,
      itemId: simulation.id,
      value: { act: { ...act, at } } as AnswerEntry['value'],
      clientTime: new Date(startedAt + at * 1000).toISOString(),
    }
  })
}
