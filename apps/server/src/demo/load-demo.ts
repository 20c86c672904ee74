import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportKind } from '@petakom/contract'
import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { importFile } from '../features/pegawai/import/import-file.ts'
import { scoreEvent } from '../features/results/score-event.ts'
import { computeTalent } from '../features/talent/compute-talent.ts'
import { calibrateDemo } from './calibrate-demo.ts'
import { runDemoCentre } from './demo-centre.ts'
import { ensureElectionWindow, ensureInstansi, ensureOrganization } from './demo-city.ts'
import { ensureEvent } from './demo-event.ts'
import { demoCity, writeDemoFiles } from './demo-files.ts'
import { fillDemoPools } from './fill-demo-pools.ts'
import { placeDemo } from './place-demo.ts'
import { calibrateDemoPilots, reviewDemo } from './review-demo.ts'
import { sitDemoEvent } from './sit-demo-event.ts'

const SEED = 1
const PEOPLE = 6200
/** The day on which the demo looks at its talent: that of the event's last session. */
const TALENT_DAY = '2025-10-03'

/**
 * The demo, through the product's own ways: a roster file is written and imported, an event is planned, people sit it
 * over HTTP, the results are computed. Each step finds out whether it was done, so that a load that was cut goes on.
 */
export async function loadDemo({
  database,
  secret,
  dataFolder,
  onProgress,
  people = PEOPLE,
}: {
  database: Database
  secret: Buffer
  dataFolder: string
  onProgress: (step: string, percent: number, message: string) => void
  people?: number
}): Promise<void> {
  onProgress('instansi', 2, 'menyiapkan Kota Bengkulu, akun, dan bank soal')
  const actor = await ensureInstansi(database)
  await reviewDemo(database, actor)
  onProgress('roster', 8, `menulis dan mengimpor daftar ${people.toLocaleString('id-ID')} pegawai sintetis`)
  await importCity(database, actor, dataFolder, people)
  onProgress('event', 25, 'menyusun kegiatan 30 September sampai 3 Oktober 2025')
  const eventId = await ensureEvent(database, actor)
  onProgress('hall', 30, 'peserta sintetis mengerjakan ujian')
  await sitDemoEvent(database, actor, eventId, secret, (share) =>
    onProgress('hall', 30 + Math.round(share * 45), 'peserta sintetis mengerjakan ujian'),
  )
  const centre = 'asesor sintetis mengamati empat puluh calon di pusat penilaian'
  onProgress('centre', 75, centre)
  await runDemoCentre(database, actor, eventId, secret, (share) =>
    onProgress('centre', 75 + Math.round(share * 13), centre),
  )
  onProgress('score', 88, 'menghitung hasil')
  await scoreEvent(database, actor, eventId)
  onProgress('calibrate', 92, 'mengkalibrasi butir dari jawaban, lalu menghitung ulang')
  await calibrateDemo(database, actor, eventId)
  await calibrateDemoPilots(database, actor, eventId)
  onProgress('talent', 97, 'menyusun peta talenta')
  await database.tenant(actor.instansiId, (db) => computeTalent(db, actor, TALENT_DAY))
  onProgress('succession', 98, 'mengisi kelompok suksesi jabatan kritikal')
  await fillDemoPools(database, actor, TALENT_DAY)
  onProgress('placement', 99, 'menyusun putaran penempatan, rencana, dan usulan')
  await placeDemo(database, actor)
  onProgress('ready', 100, 'selesai dimuat')
}

async function importCity(database: Database, actor: AuditActor, dataFolder: string, people: number): Promise<void> {
  const { n, isComplete } = await database.tenant(actor.instansiId, (db) =>
    db.one(
      z.object({ n: z.number(), isComplete: z.boolean() }),
      sql`select (select count(*)::int from pegawai) as n, exists (select from pegawai_performance)
        and exists (select from pegawai_career) as "isComplete"`,
    ),
  )
  if (n > 0 && isComplete) return
  const city = demoCity(SEED, people)
  const files = await writeDemoFiles(city, join(dataFolder, 'contoh'))
  await database.tenant(actor.instansiId, async (db) => {
    await ensureOrganization(db, actor, city)
    await ensureElectionWindow(db, actor)
  })
  const load = async (kind: ImportKind, path: string) =>
    importFile(database, actor, kind, await readFile(path), { apply: true, source: basename(path) })
  if (n === 0) await load('roster', files.roster)
  await load('discipline', files.discipline)
  await load('performance', files.performance)
  await load('career', files.career)
}
