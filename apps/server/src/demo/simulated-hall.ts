import { createHash } from 'node:crypto'
import type { AnswerEntry, Exam, HandedIn, SavedAnswers, StartedAttempt } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import { createRandom, type Random } from '@petakom/psychometrics'
import { drawAbilities, type HallItem, type PacedAnswer, writeAnswers } from './hall-candidate.ts'
import { createHallClient, type HallClient } from './hall-client.ts'
import { drawPace, momentsBetween, type Pace } from './hall-pace.ts'
import { writeActs } from './hall-simulation.ts'

export interface HallParticipant {
  readonly nip: string
  readonly pin: string
  /** Mean of the person's abilities, logit; 0 where nothing is said. */
  readonly mean?: number
  /** NIP of somebody whose answers this person copies, all but a few. */
  readonly copies?: string
}

export interface HallOptions {
  readonly baseUrl: string
  /** People of one session; the absent are left out by the caller. */
  readonly participants: readonly HallParticipant[]
  readonly items: readonly HallItem[]
  /** Those that the exercises may be, by their codes: their scripts say what people do. */
  readonly simulations?: readonly Scenario[]
  readonly seed: number
  readonly concurrency?: number
  /** Doors of the session. Without it, the hall sits now. */
  readonly startsAt?: Date
  /** Moves the server's clock as the sitting goes on; the hall itself never waits. */
  readonly setClock?: (time: Date) => void
  readonly onProgress?: (done: number, total: number) => void
  /** Theta by competency of a person; drawn with common variance where not given. */
  readonly abilities?: (participant: HallParticipant, random: Random) => ReadonlyMap<string, number>
}

export interface HallStatistics {
  people: number
  requests: number
  answers: number
  late: number
  lostNetwork: number
  duplicates: number
  handedIn: number
  seconds: number
}

const MINUTE = 60_000
/** Deliveries of a sitting, spread over the time of writing. */
const ROUNDS = 8
/** Of the working time; the rest is review before the hand-in. */
const WRITING_SHARE = 0.85
/** In a simulation people act until the story ends. */
const ACTING_SHARE = 0.97
const COPIED_SHARE = 0.9
const LATE_SHARE = 0.03
const LATE_ROUNDS = 2
const LOST_NETWORK_SHARE = 0.04
const LOST_ROUNDS = 3
const DUPLICATE_SHARE = 0.05

interface Candidate {
  readonly client: HallClient
  readonly random: Random
  readonly randomFor: (stem: string) => Random
  readonly abilities: ReadonlyMap<string, number>
  readonly pace: Pace
  readonly device: string
  /** Round in which the person begins, and rounds without a network. */
  readonly firstRound: number
  readonly lostFrom: number
  readonly lostUntil: number
}

interface Sitting {
  readonly candidate: Candidate
  readonly attemptId: string
  /** Not yet written, and written but not yet delivered. */
  readonly unwritten: AnswerEntry[]
  readonly outbox: AnswerEntry[]
  lastSeq: number
}

/**
 * A hall full of people, through the real HTTP interface: they sign in, start, answer by the item model, send in
 * batches, some twice; some come late, some lose the network and deliver later; all hand in. The same seed gives the
 * same answers.
 */
export async function runSimulatedHall(options: HallOptions): Promise<HallStatistics> {
  const { participants, startsAt = new Date(), setClock = () => {}, concurrency = 24 } = options
  const began = performance.now()
  const stats = {
    people: participants.length,
    requests: 0,
    answers: 0,
    late: 0,
    lostNetwork: 0,
    duplicates: 0,
    handedIn: 0,
  }
  const items = new Map(options.items.map((item) => [item.stem, item]))
  const competencies = [...new Set(options.items.map(({ competency }) => competency))]
  const each = <T>(list: readonly T[], work: (one: T) => Promise<void>) => inParallel(list, concurrency, work)
  const post = <T>(client: HallClient, path: string, body: unknown): Promise<T> => {
    stats.requests += 1
    return client.post<T>(path, body)
  }

  const present: { candidate: Candidate; exam: Exam }[] = []
  setClock(new Date(startsAt.getTime() - 15 * MINUTE))
  await each(participants, async (participant) => {
    const candidate = meet(options, participant, competencies)
    await post(candidate.client, '/api/exam/session', { nip: participant.nip, pin: participant.pin })
    stats.requests += 1
    present.push({ candidate, exam: await candidate.client.get<Exam>('/api/exam') })
  })
  stats.late = present.filter(({ candidate }) => candidate.firstRound > 0).length
  stats.lostNetwork = present.filter(({ candidate }) => candidate.lostFrom < Number.POSITIVE_INFINITY).length

  const exercises = Math.max(0, ...present.map(({ exam }) => exam.attempts.length))
  let time = startsAt.getTime() + MINUTE
  for (let exercise = 0; exercise < exercises; exercise += 1) {
    const sitters = present.filter(({ exam }) => exam.attempts[exercise])
    const { durationSeconds, kind } = sitters[0]!.exam.attempts[exercise]!
    const writing = kind === 'SIMULATION' ? ACTING_SHARE : WRITING_SHARE
    const step = (durationSeconds * 1000 * writing) / ROUNDS
    const sittings: Sitting[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const now = new Date(time + round * step)
      setClock(now)
      await each(
        sitters.filter(({ candidate }) => candidate.firstRound === round),
        async ({ candidate, exam }) => {
          const attemptId = exam.attempts[exercise]!.id
          const body = { device: candidate.device }
          const started = await post<StartedAttempt>(candidate.client, `/api/exam/attempts/${attemptId}/start`, body)
          const unwritten = started.simulation
            ? act(started, candidate, now).filter(({ clientTime }) => Date.parse(clientTime) <= time + ROUNDS * step)
            : timed(
                writeAnswers(started, items, candidate.abilities, candidate.randomFor, candidate.pace),
                now.getTime(),
                time + ROUNDS * step,
              )
          const lastSeq = unwritten.at(-1)?.seq ?? 0
          sittings.push({ candidate, attemptId, unwritten, outbox: [], lastSeq })
        },
      )
      await each(sittings, async (sitting) => {
        write(sitting, now)
        if (round < sitting.candidate.lostFrom || round >= sitting.candidate.lostUntil) await deliver(sitting)
      })
    }
    setClock(new Date(time + durationSeconds * 1000 * Math.min(0.99, writing + 0.05)))
    await each(sittings, async (sitting) => {
      await deliver(sitting)
      const { attemptId, candidate, lastSeq } = sitting
      await post<HandedIn>(candidate.client, `/api/exam/attempts/${attemptId}/hand-in`, {
        device: candidate.device,
        lastSeq,
      })
      stats.handedIn += 1
      options.onProgress?.(stats.handedIn, present.length * exercises)
    })
    time += durationSeconds * 1000 + 5 * MINUTE
  }
  return { ...stats, seconds: (performance.now() - began) / 1000 }

  function act(started: StartedAttempt, { abilities, randomFor }: Candidate, now: Date): AnswerEntry[] {
    const { code } = started.simulation!.world
    const scenario = options.simulations?.find((one) => one.code === code)
    if (!scenario) throw new Error(`nobody knows how to play ${code}`)
    const mean = [...abilities.values()].reduce((sum, one) => sum + one, 0) / abilities.size
    return writeActs(started, scenario, mean, randomFor(code), now.getTime())
  }

  async function deliver({ candidate, attemptId, outbox }: Sitting): Promise<void> {
    while (outbox.length > 0) {
      const delivery = { device: candidate.device, entries: outbox.slice(0, 200) }
      const path = `/api/exam/attempts/${attemptId}/answers`
      await post<SavedAnswers>(candidate.client, path, delivery)
      if (candidate.random.uniform() < DUPLICATE_SHARE) {
        stats.duplicates += 1
        await post<SavedAnswers>(candidate.client, path, delivery)
      }
      stats.answers += delivery.entries.length
      outbox.splice(0, delivery.entries.length)
    }
  }
}

/** Lots of one person and purpose: the same in every part of a demonstration. */
export const personStream = (seed: number, nip: string, name: string): Random =>
  createRandom(createHash('sha256').update(`${seed}:${nip}:${name}`).digest().readUInt32BE(0))

/** Theta by competency of somebody whom `runSimulatedHall` has sit by these items. */
export const abilitiesOf = (
  { seed, items }: Pick<HallOptions, 'seed' | 'items'>,
  { nip, mean = 0 }: Pick<HallParticipant, 'nip' | 'mean'>,
): Map<string, number> =>
  drawAbilities(personStream(seed, nip, 'person'), [...new Set(items.map(({ competency }) => competency))], mean)

function meet(options: HallOptions, participant: HallParticipant, competencies: readonly string[]): Candidate {
  const { nip, copies } = participant
  const streamOf = (name: string, of = nip) => personStream(options.seed, of, name)
  const random = streamOf('person')
  const drawn = options.abilities?.(participant, random) ?? drawAbilities(random, competencies, participant.mean ?? 0)
  // Who copies answers as the other would: from the other's ability, by the other's lots.
  const abilities = copies ? drawAbilities(streamOf('person', copies), competencies, participant.mean ?? 0) : drawn
  const isOwn = (stem: string) => !copies || streamOf(`${stem}:copied`).uniform() >= COPIED_SHARE
  const losesNetwork = random.uniform() < LOST_NETWORK_SHARE
  const lostFrom = losesNetwork ? 1 + random.below(4) : Number.POSITIVE_INFINITY
  return {
    client: createHallClient(options.baseUrl),
    random: streamOf('deliveries'),
    randomFor: (stem) => streamOf(stem, isOwn(stem) ? nip : copies),
    abilities,
    pace: drawPace(streamOf('pace', copies)),
    device: `hall-${participant.nip}`,
    firstRound: random.uniform() < LATE_SHARE ? LATE_ROUNDS : 0,
    lostFrom,
    lostUntil: lostFrom + LOST_ROUNDS,
  }
}

/** The answers with the time at which each is given, from the start to the end of the time of writing. */
function timed(answers: readonly PacedAnswer[], from: number, until: number): AnswerEntry[] {
  const moments = momentsBetween(
    from,
    until,
    answers.map(({ seconds }) => seconds),
  )
  return answers.map(({ seconds: _, ...entry }, index) => ({
    ...entry,
    clientTime: new Date(moments[index]!).toISOString(),
  }))
}

/** What the person has answered by now goes into the outbox. */
function write({ unwritten, outbox }: Sitting, now: Date): void {
  const until = now.toISOString()
  const coming = unwritten.findIndex(({ clientTime }) => clientTime > until)
  outbox.push(...unwritten.splice(0, coming < 0 ? unwritten.length : coming))
}

async function inParallel<T>(list: readonly T[], concurrency: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...list].reverse()
  const worker = async () => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, list.length) }, worker))
}
