import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@petakom/psychometrics'
import { connect } from '../../apps/server/src/db/connect.ts'
import { mountSmallDisk } from '../../apps/server/src/testing/small-disk.ts'
import { compareLedger, type Verdict } from '../compare.ts'
import { Ledger } from '../ledger.ts'
import { DISK } from '../plan.ts'
import { openHall } from '../stage/open-hall.ts'
import type { Tallies } from '../tally.ts'
import { Sitting } from './sitting.ts'

/** What a new cluster and Petakom's tables take, and room for a few segments of PostgreSQL's journal. */
const DISK_SIZE = '256m'
const PEOPLE = 8
const BURST = 150
/** How often the hall goes on answering into the full disk before there is room again. */
const ROUNDS = 4

/** Whether this user may mount a small disk to fill. */
export function canFillDisk(): boolean {
  const disk = mountSmallDisk('64k')
  disk?.remove()
  return disk !== null
}

/** A hall of its own whose PostgreSQL lives on a small disk, which is filled while everybody answers, again and again. */
export async function runFullDisk(
  times: number,
  seed: number,
  tallies: Tallies,
): Promise<{ ledger: Ledger; verdict: Verdict }> {
  const disk = mountSmallDisk(DISK_SIZE)!
  try {
    const hall = await openHall({ people: PEOPLE, items: 20, servers: 1, dataFolder: disk.folder })
    const ledger = new Ledger()
    const powers = { ...hall, ledger, cutScale: 1, open: new Set<Sitting>() }
    const sittings = hall.people.map((person, index) => new Sitting(powers, person, createRandom(seed + index)))
    try {
      for (const sitting of sittings) sitting.during = DISK
      await Promise.all(sittings.map((sitting) => sitting.reopen()))
      for (let n = 0; n < times; n += 1) {
        const done = ledger.begin(DISK)
        await tallies.count(DISK, async () => {
          disk.fill()
          for (let round = 0; round < ROUNDS; round += 1) {
            for (const sitting of sittings) sitting.answer(BURST)
            await pause(500)
          }
          const refused = sittings.filter(({ page }) => page.session.view().save === 'offline').length
          if (refused === 0) throw new Error('the disk was filled, and nobody noticed')
          disk.empty()
          await hall.postgres.revive()
          await Promise.all(sittings.map((sitting) => sitting.sent()))
        })
        done()
      }
      for (const { page } of sittings) page.kill()
      const client = await connect(hall.postgres.connectionString)
      const verdict = await compareLedger(client, hall.instansiId, hall.secret, ledger).finally(() => client.end())
      return { ledger, verdict }
    } finally {
      await hall.close()
    }
  } finally {
    disk.remove()
  }
}
