import { createHash } from 'node:crypto'
import type { EventSignals, PersonSignals } from '@petakom/contract'
import { type AnswerTime, answerTimes, canonicalJson, quickAnswers } from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { plainAnswers } from '../../db/sittings.ts'
import { comparePairs } from './compare-pairs.ts'
import type { AttemptFacts, SignalFacts } from './read-facts.ts'

/** The signals of an event as a pure function of its facts. Nothing else reads them: no score, no level, no state. */
export async function computeSignals(
  facts: SignalFacts,
  progress: (share: number) => void = () => {},
): Promise<EventSignals> {
  const { recipe, attempts } = facts
  const { version, wordsPerMinute, quickLeast, quickShare, awaySeconds, source, confidence } = recipe
  const byPerson = Map.groupBy(attempts, ({ participantId }) => participantId)
  const times = new Map([...byPerson].map(([id, own]) => [id, timesOf(own)]))
  const people = [...byPerson].map(([id, own]) => signalsOf(facts, id, own, times.get(id)!))
  return {
    persons: byPerson.size,
    recipe: { version, wordsPerMinute, quickLeast, quickShare, awaySeconds, source, confidence },
    people: people.filter(({ kinds }) => kinds.length > 0).sort((a, b) => b.kinds.length - a.kinds.length),
    ...(await comparePairs(facts, ownPace(times, facts), progress)),
  }
}

/**
 * Without the answers that came sooner than their text can be read: people who hurry through the same items would keep
 * step with one another without knowing of it, and hurrying is a sign of its own. Nor with those timed by their arrival:
 * two whose first answers waited for the same delivery would keep step too.
 */
function ownPace(times: ReadonlyMap<string, AnswerTime[]>, { readable, recipe }: SignalFacts) {
  return new Map(
    [...times].map(([id, own]) => {
      const quick = new Set(quickAnswers(own, readable, recipe.wordsPerMinute).quick.map(({ itemId }) => itemId))
      return [id, own.filter(({ itemId, isByArrival }) => !isByArrival && !quick.has(itemId))]
    }),
  )
}

/** Times of a person over all exercises; places count on from one exercise to the next. */
function timesOf(attempts: readonly AttemptFacts[]): AnswerTime[] {
  const ordered = [...attempts].sort((one, other) => one.startedAt - other.startedAt)
  const times: AnswerTime[] = []
  for (const { moments, startedAt } of ordered) {
    const before = times.length
    for (const time of answerTimes(moments, startedAt)) times.push({ ...time, place: before + time.place })
  }
  return times
}

function signalsOf(
  { recipe, readable }: SignalFacts,
  participantId: string,
  attempts: readonly AttemptFacts[],
  times: readonly AnswerTime[],
): PersonSignals {
  const sum = (of: (attempt: AttemptFacts) => number) => attempts.reduce((total, one) => total + of(one), 0)
  const { quick, timed } = quickAnswers(times, readable, recipe.wordsPerMinute)
  const found = {
    quick: quick.length,
    timed,
    away: sum(({ away }) => away),
    awaySeconds: sum(({ awaySeconds }) => awaySeconds),
    addresses: Math.max(...attempts.map(({ addresses }) => addresses)),
    takeOvers: sum(({ takeOvers }) => takeOvers),
    refusedDevices: sum(({ refusedDevices }) => refusedDevices),
  }
  const holds = {
    quick: found.quick >= recipe.quickLeast && found.quick >= recipe.quickShare * timed,
    away: found.awaySeconds >= recipe.awaySeconds,
    addresses: found.addresses > 1,
    devices: found.takeOvers + found.refusedDevices > 0,
  }
  const kinds = (['quick', 'away', 'addresses', 'devices'] as const).filter((kind) => holds[kind])
  return { participantId, kinds, ...found }
}

/** SHA-256 of what the signals depend on, hexadecimal. */
export function signalsHash({ recipe, forms, sittings, attempts }: SignalFacts): string {
  const hash = createHash('sha256')
  hash.update(canonicalJson({ recipe, engine: ENGINE_VERSION }))
  for (const { id, version } of [...forms.values()].flat()) hash.update(`${id} ${version}`)
  for (const { participantId, answers } of sittings) hash.update(canonicalJson([participantId, plainAnswers(answers)]))
  for (const attempt of attempts) hash.update(canonicalJson(attempt))
  return hash.digest('hex')
}
