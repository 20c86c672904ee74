import type { AddressInfo } from 'node:net'
import { cutsFor, DEFAULT_SCORING_RECIPE } from '@petakom/domain'
import { thetaToLevelScale } from '@petakom/psychometrics'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { readStarterBank } from '../db/item-bank.ts'
import { sql } from '../db/query.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { DEMO_PASSWORD, type DemoAssessor, ensureAssessors } from './centre/assessors.ts'
import { calibrateAssessor } from './centre/calibrate-assessor.ts'
import { observeCentre } from './centre/observe-centre.ts'
import { rateReplies } from './centre/rate-replies.ts'
import { CANDIDATES, followJob, registerAssessors, setUpCentre } from './centre/set-up-centre.ts'
import { washUpCentre } from './centre/wash-up-centre.ts'
import { createHallClient, type HallClient } from './hall-client.ts'
import { abilitiesOf, personStream } from './simulated-hall.ts'
import { HALL_SEED, TIER_MEANS } from './sit-demo-event.ts'

/** When the last day of the centre is over. */
const EVENING = new Date('2025-10-09T17:00:00+07:00')
const OBSERVED_SHARE = 0.6
/** Two read each, a third where they are apart. */
const RATERS_OF_REPLIES = 3

/**
 * A full centre for forty candidates of senior posts, over HTTP: the committee sets it up, twelve assessors of known
 * severity watch the same people who sat the hall, their ratings are reported on, and each candidate is agreed about.
 */
export async function runDemoCentre(
  database: Database,
  actor: AuditActor,
  eventId: string,
  secret: Buffer,
  onShare: (share: number) => void,
): Promise<void> {
  const assessors = await ensureAssessors(database, actor)
  const app = await buildApp({
    database,
    settings: {
      ...{ secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false },
      clock: () => EVENING,
    },
  })
  try {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const signIn = async (nip: string): Promise<HallClient> => {
      const client = createHallClient(baseUrl)
      await client.post('/api/session', { nip, password: DEMO_PASSWORD })
      return client
    }
    const panitia = await signIn(DEMO_ACCOUNTS.find(({ role }) => role === 'panitia')!.nip)
    await registerAssessors(panitia, assessors, async ({ nip }, severity) =>
      calibrateAssessor(await signIn(nip), severity, personStream(HALL_SEED, nip, 'uji ketepatan')),
    )
    const centreId = await setUpCentre(panitia, eventId, assessors)
    const levelOf = await trueLevels(database, actor, centreId)
    const watching = assessors.filter(({ severity }) => severity !== null)
    for (const [n, { id, nip, severity }] of watching.entries()) {
      const streamOf = (name: string) => personStream(HALL_SEED, name, 'pusat')
      await observeCentre(await signIn(nip), id, { levelOf, severity: severity!, streamOf })
      onShare((OBSERVED_SHARE * (n + 1)) / watching.length)
    }
    await followJob(panitia, await panitia.post(`/api/centres/${centreId}/rater-report`, {}))
    const chief = chiefOf(assessors)
    const agreed = await washUpCentre(await signIn(chief.nip), centreId, chief.id)
    if (agreed < CANDIDATES) throw new Error(`${agreed} of ${CANDIDATES} candidates of the centre were agreed about`)
    const raters = await Promise.all(watching.slice(0, RATERS_OF_REPLIES).map(({ nip }) => signIn(nip)))
    await rateReplies(raters, eventId)
    onShare(1)
  } finally {
    await app.close()
  }
}

const chiefOf = (assessors: readonly DemoAssessor[]) => assessors.find(({ task }) => task === 'chief')!

/** Levels, not whole, of the people who sat the hall: from the abilities by which they answered there. */
async function trueLevels(database: Database, { instansiId }: AuditActor, centreId: string) {
  const items = await readStarterBank()
  const people = await database.tenant(instansiId, (db) =>
    db.all(
      z.object({ id: z.string(), nip: z.string(), tier: z.string().nullable() }),
      sql`select t.id, p.nip, j.tier from centre_candidate as k
        join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
        join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
        where k.centre_id = ${centreId}`,
    ),
  )
  const abilities = new Map(
    people.map(({ id, nip, tier }) => [
      id,
      abilitiesOf({ seed: HALL_SEED, items }, { nip, mean: TIER_MEANS[tier ?? ''] ?? 0 }),
    ]),
  )
  return (participantId: string, competency: string): number =>
    thetaToLevelScale(abilities.get(participantId)!.get(competency) ?? 0, cutsFor(DEFAULT_SCORING_RECIPE, competency))
}
