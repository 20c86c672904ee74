import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '@petakom/psychometrics'
import { unsentOf, until } from '../page.ts'
import type { OpenHall } from '../stage/open-hall.ts'
import type { Sitting } from './sitting.ts'

/** SIGKILL to one of the servers, in the middle of whatever it does, and a start after that. */
export async function killServer(hall: OpenHall, random: Random, open: ReadonlySet<Sitting>): Promise<void> {
  const server = random.pick(hall.servers)
  await during(open, () => hall.killServer(server))
}

/** SIGKILL to PostgreSQL or to one of its sessions, and its recovery from the journal. */
export async function killPostgres(hall: OpenHall, random: Random, open: ReadonlySet<Sitting>): Promise<void> {
  await during(open, async () => {
    await hall.postgres.kill(random.pick(['postmaster', 'postmaster', 'backend'] as const))
    await pause(random.below(300))
    await hall.postgres.revive()
  })
}

/** Does it, then waits until whatever was unsent at that moment has come home, but for those with a cut of their own. */
async function during(open: ReadonlySet<Sitting>, what: () => Promise<unknown>): Promise<void> {
  const waiting = await Promise.all(
    [...open].map(async (sitting) => ({
      sitting,
      page: sitting.page,
      seqs: await unsentOf(sitting.device, sitting.person.attemptId),
      device: sitting.device,
    })),
  )
  await what()
  for (const { sitting, page, seqs, device } of waiting) {
    const known = new Set(seqs)
    await until(`${device.name} brings home what a common fault held up`, async () => {
      if (sitting.isCut || sitting.page !== page || !page.isAlive() || !open.has(sitting)) return true
      return (await unsentOf(device, sitting.person.attemptId)).every((seq) => !known.has(seq))
    })
  }
}
