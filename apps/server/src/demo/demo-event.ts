import { setDesign } from '@petakom/contract'
import { PURPOSES, USUAL_SCHEDULE } from '@petakom/domain'
import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { type Db, sql } from '../db/query.ts'
import { decideDesign } from '../features/events/design.ts'
import { addEvent } from '../features/events/events.ts'
import { addMatching } from '../features/events/participants.ts'
import { planEvent } from '../features/events/sessions.ts'
import { seedDemoPilots } from './review-demo.ts'

const NAME = 'Penilaian Kompetensi Kota Bengkulu 2025'
const PARTICIPANTS = 699
const CAPACITY = 90
/** Three tests and a simulation, and what lies between them. */
const SESSION_MINUTES = 170
const DAY_END = '16:30'
const SIMULATION = 'DS-BANJIR-A'
const COMPETENCY_CODES = ['M.01', 'M.02', 'M.03', 'M.04', 'M.05', 'M.06', 'M.07', 'M.08', 'SK.01']
const SITUATION_THEMES = ['kepemimpinan', 'komunikasi', 'pengambilan_keputusan']

/** Bengkulu's event: 30 September to 3 October 2025, one hall, 699 participants, for a mapping. Made once. */
export async function ensureEvent(database: Database, actor: AuditActor): Promise<string> {
  return database.tenant(actor.instansiId, async (db) => {
    const found = await db.maybe(z.object({ id: z.string() }), sql`select id from event where name = ${NAME}`)
    if (found) return found.id
    const id = await addEvent(db, actor, {
      name: NAME,
      purpose: PURPOSES.find(({ code }) => code === 'PEMETAAN')!.code as 'PEMETAAN',
      startsOn: '2025-09-30',
      endsOn: '2025-10-03',
      venue: 'Ruang Hidayah 1, Kantor Wali Kota',
      capacity: CAPACITY,
      schedule: {
        ...USUAL_SCHEDULE,
        dayEnd: DAY_END,
        sessionMinutes: SESSION_MINUTES,
        breaks: USUAL_SCHEDULE.breaks.map((one) => ({
          ...one,
          weekdays: one.weekdays ? [...one.weekdays] : undefined,
        })),
        holidays: [],
      },
    })
    await pickPeople(db, actor, id)
    await decideDesign(db, actor, id, setDesign.body.parse({ exercises: await exercises(db) }))
    await seedDemoPilots(db, actor, id)
    await planEvent(db, actor, id, { allowPast: true, now: new Date() })
    return id
  })
}

/** Administrators, supervisors, heads of schools and health posts, and senior functional officials up to the number. */
async function pickPeople(db: Db, actor: AuditActor, eventId: string): Promise<void> {
  let left = PARTICIPANTS
  left -= await addMatching(db, actor, eventId, { tiers: ['ADMINISTRATOR', 'PENGAWAS'], limit: left })
  if (left > 0) left -= await addMatching(db, actor, eventId, { jabatanSearch: 'Kepala Sekolah', limit: left })
  if (left > 0) left -= await addMatching(db, actor, eventId, { jabatanSearch: 'Kepala Puskesmas', limit: left })
  for (const tier of ['JF_AHLI_MADYA', 'JF_AHLI_MUDA'] as const) {
    if (left <= 0) return
    const { taken } = await db.one(
      z.object({ taken: z.number() }),
      sql`select count(*)::int as taken from participant as t join jabatan as j
        on j.instansi_id = t.instansi_id and j.id = t.jabatan_id where t.event_id = ${eventId} and j.tier = ${tier}`,
    )
    left -= await addMatching(db, actor, eventId, { tiers: [tier], limit: left + taken })
  }
}

/** One test of analysis, and situations in two halves, so that every competency is met on two occasions. */
async function exercises(db: Db) {
  const items = await db.all(
    z.object({ code: z.string(), kind: z.string(), competency: z.string() }),
    sql`select code, kind, competency from item where state = 'in-use' order by competency, code`,
  )
  const analytical = items.filter(({ kind }) => kind === 'single-choice')
  const situations = [
    ...Map.groupBy(
      items.filter(({ kind }) => kind !== 'single-choice'),
      ({ competency }) => competency,
    ).values(),
  ]
  const half = (parity: number) =>
    situations.flatMap((group) => group.filter((_, i) => i % 2 === parity)).map(({ code }) => code)
  const targets = [...COMPETENCY_CODES, ...SITUATION_THEMES]
  const simulation = await db.one(
    z.object({ id: z.string() }),
    sql`select id from simulation where code = ${SIMULATION}`,
  )
  return [
    {
      name: 'Tes kemampuan analitis',
      durationMinutes: 30,
      targets: ['M.08', 'kemampuan_analitis'],
      itemCodes: analytical.map(({ code }) => code),
    },
    { name: 'Situasi kerja, bagian pertama', durationMinutes: 35, targets, itemCodes: half(0) },
    { name: 'Situasi kerja, bagian kedua', durationMinutes: 35, targets, itemCodes: half(1) },
    { name: 'Malam banjir', durationMinutes: 50, targets: ['pengambilan_keputusan'], itemCodes: [], simulation },
  ]
}
