import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@petakom/psychometrics'
import { connect } from '../apps/server/src/db/connect.ts'
import { compareLedger, type Verdict } from './compare.ts'
import { killPostgres, killServer } from './faults/common.ts'
import { canFillDisk, runFullDisk } from './faults/full-disk.ts'
import { ENDINGS, PERSONAL } from './faults/personal.ts'
import { Sitting } from './faults/sitting.ts'
import { Ledger } from './ledger.ts'
import { until } from './page.ts'
import { COMMON_NAMES, DISK, dealFaults, type FaultName, planFaults } from './plan.ts'
import { openHall } from './stage/open-hall.ts'
import { ALL, Tallies } from './tally.ts'

export interface DrillOptions {
  readonly faults: number
  readonly seed: number
  /** People at their computers at the same time. */
  readonly seats: number
  readonly servers: number
  /** A network cut of five minutes lasts this share of them. */
  readonly cutScale: number
  /** Mounts a small disk of its own where this user may. */
  readonly withDisk: boolean
  readonly say: (text: string) => void
}

export interface DrillResult {
  readonly tallies: Tallies
  /** Of the hall, and of the one on the small disk. */
  readonly verdicts: readonly Verdict[]
  readonly seconds: number
  readonly wasDiskFilled: boolean
}

const ITEMS = 30
const SPREAD_MS = 5000
const THINK_MS = 3000
const QUIET = 'between the faults'

/** Injects the faults, waits until everybody's answers are home, and holds every receipt against the database. */
export async function runDrill(options: DrillOptions): Promise<DrillResult> {
  const { faults, seed, seats, servers, say } = options
  const began = performance.now()
  const random = createRandom(seed)
  const wasDiskFilled = options.withDisk && canFillDisk()
  const plan = planFaults(faults, { withDisk: wasDiskFilled })
  const people = dealFaults(plan, seats, random)
  const tallies = new Tallies()
  for (const name of plan.keys()) tallies.of(name)
  const stopListening = listenForStrays(tallies)
  const verdicts: Verdict[] = []
  const note = (ledger: Ledger, verdict: Verdict) => {
    for (const { during } of ledger.acknowledged.values()) {
      for (const name of [...during, ALL]) tallies.of(name).acknowledged += 1
    }
    for (const [name, count] of verdict.lost) tallies.of(name).lost += count
    for (const [name, count] of verdict.duplicated) tallies.of(name).duplicated += count
    verdicts.push(verdict)
  }
  say(`${people.length} people at ${seats} computers, ${servers} server processes`)
  const hall = await openHall({ people: people.length, items: ITEMS, servers })
  try {
    const ledger = new Ledger()
    const open = new Set<Sitting>()
    const powers = { ...hall, ledger, cutScale: options.cutScale, open }
    const queue = people.map((names, index) => ({
      names,
      person: hall.people[index]!,
      random: createRandom(seed + 1 + index),
    }))
    let gone = 0
    let commonLeft = COMMON_NAMES.reduce((sum, name) => sum + (plan.get(name) ?? 0), 0)
    const seated = Promise.all(
      Array.from({ length: Math.min(seats, queue.length) }, async () => {
        for (let one = queue.shift(); one; one = queue.shift()) {
          const sitting = new Sitting(powers, one.person, one.random)
          const isLast = queue.length < seats
          await sit(sitting, one.names, open, tallies, () => isLast && commonLeft > 0)
          gone += 1
          if (gone % 25 === 0) say(`${gone} of ${people.length} people have handed in`)
        }
      }),
    )
    const common = async (name: FaultName, inject: typeof killServer) => {
      for (let left = plan.get(name) ?? 0; left > 0; left -= 1) {
        await pause(random.below(SPREAD_MS))
        const done = ledger.begin(name)
        await tallies.count(name, () => inject(hall, random, open))
        done()
        commonLeft -= 1
      }
    }
    await Promise.all([
      seated,
      common('server killed at random', killServer),
      common('PostgreSQL killed', killPostgres),
    ])
    await hall.network.settle()
    say('comparing every receipt with the database')
    await hall.postgres.revive()
    const client = await connect(hall.postgres.connectionString)
    note(ledger, await compareLedger(client, hall.instansiId, hall.secret, ledger).finally(() => client.end()))
  } finally {
    await hall.close()
  }
  if (wasDiskFilled) {
    say('filling the disk of PostgreSQL')
    const { ledger, verdict } = await runFullDisk(plan.get(DISK)!, seed, tallies)
    note(ledger, verdict)
  }
  stopListening()
  return { tallies, verdicts, seconds: (performance.now() - began) / 1000, wasDiskFilled }
}

/** One person, fault by fault; the last one ends in the hand-in. Who `staysOn` answers until then as in quiet times. */
async function sit(
  sitting: Sitting,
  names: readonly FaultName[],
  open: Set<Sitting>,
  tallies: Tallies,
  staysOn: () => boolean,
): Promise<void> {
  try {
    await sitting.reopen()
  } catch (error) {
    tallies.complaints.push(`${sitting.device.name} could not begin: ${String(error)}`)
    return
  }
  open.add(sitting)
  for (const name of names) {
    // What is killed under everybody must hit people at work, not an empty hall.
    if (name in ENDINGS) await answerOn(sitting, staysOn)
    sitting.during = name
    // Whoever did not recover is a complaint already: the rest of their faults would only repeat it.
    if (!(await tallies.count(name, () => (PERSONAL[name] ?? ENDINGS[name])!(sitting)))) return leave(sitting, open)
  }
  await answerOn(sitting, staysOn)
  const { session } = sitting.page
  if (session.view().phase === 'working') session.handIn()
  await until(`${sitting.device.name} hands in`, () => session.view().phase === 'done')
  leave(sitting, open)
}

async function answerOn(sitting: Sitting, staysOn: () => boolean): Promise<void> {
  sitting.during = QUIET
  while (staysOn() && sitting.page.session.view().phase === 'working') {
    sitting.answer(1)
    await pause(200 + sitting.random.below(THINK_MS))
  }
  await sitting.sent()
}

function leave(sitting: Sitting, open: Set<Sitting>): void {
  open.delete(sitting)
  sitting.page.kill()
}

/** A page that throws where nobody waits for it is a fault of the page. */
function listenForStrays(tallies: Tallies): () => void {
  const hear = (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error)
    tallies.complaints.push(`a page failed by itself: ${text}`)
  }
  process.on('unhandledRejection', hear)
  return () => process.off('unhandledRejection', hear)
}
