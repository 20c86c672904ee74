import { setTimeout as wait } from 'node:timers/promises'
import type { AssessorRecordReply } from '@petakom/contract'
import type { HallClient } from '../hall-client.ts'
import type { DemoAssessor } from './assessors.ts'

const DAYS = ['2025-10-06', '2025-10-07', '2025-10-08', '2025-10-09']
export const CANDIDATES = 40
const TARGET = 'JPT_PRATAMA'
const BREAKS = [
  { name: 'Istirahat pagi', from: '10:00', to: '10:15' },
  { name: 'Makan siang dan salat', from: '12:00', to: '13:00' },
  { name: 'Salat asar', from: '15:15', to: '15:30' },
]
/** How the demo sets its exercises; a kind whose sheets are missing is left out. */
const EXERCISES = [
  { kind: 'group-discussion', name: 'Diskusi kelompok', prefers: 'DK-ANGGARAN', groupMin: 4, groupMax: 6 },
  { kind: 'role-play', name: 'Bimbingan bawahan', prefers: 'PERAN-BIMBING', needsRolePlayer: true },
  { kind: 'presentation', name: 'Presentasi program', prefers: 'PAPAR-PROGRAM' },
  { kind: 'interview', name: 'Wawancara kompetensi', prefers: 'WAWANCARA-JPT' },
]
const MINUTES: Readonly<Record<string, { minutes: number; preparationMinutes: number }>> = {
  'group-discussion': { minutes: 60, preparationMinutes: 20 },
  'role-play': { minutes: 30, preparationMinutes: 20 },
  presentation: { minutes: 30, preparationMinutes: 30 },
  interview: { minutes: 60, preparationMinutes: 0 },
}
const ROOMS = [
  ...['Ruang Diskusi A', 'Ruang Diskusi B'].map((name) => ({ name, seats: 6, kinds: ['group-discussion'] })),
  ...[1, 2, 3, 4, 5, 6].map((n) => ({
    ...{ name: `Ruang Simulasi ${n}`, seats: 1, kinds: ['role-play', 'presentation', 'interview'] },
  })),
]

interface Sheet {
  readonly id: string
  readonly code: string
  readonly kind: string
}

/** The centre of the demo's event, by the committee's own routes: candidates, exercises, rooms, assessors, timetable. */
export async function setUpCentre(
  panitia: HallClient,
  eventId: string,
  assessors: readonly DemoAssessor[],
): Promise<string> {
  const { centre } = await panitia.get<{ centre: { id: string; timetable: number | null } | null }>(
    `/api/events/${eventId}/centre`,
  )
  if (centre?.timetable) return centre.id
  const id = centre?.id ?? (await makeCentre(panitia, eventId))
  const path = `/api/centres/${id}`
  await panitia.post(`${path}/candidates`, { tiers: ['ADMINISTRATOR'], limit: CANDIDATES, targetTier: TARGET })
  const sheets = await panitia.get<Sheet[]>(`${path}/sheets`)
  const exercises = EXERCISES.flatMap(({ kind, prefers, ...exercise }) => {
    const own = sheets.filter((sheet) => sheet.kind === kind)
    const sheet = own.find(({ code }) => code === prefers) ?? own[0]
    return sheet ? [{ ...exercise, ...MINUTES[kind]!, sheetId: sheet.id, assessors: 2 }] : []
  })
  await panitia.put(`${path}/exercises`, { exercises })
  await panitia.put(`${path}/rooms`, { rooms: ROOMS })
  await panitia.put(`${path}/assessors`, {
    assessors: assessors.map(({ id: accountId, task }) => ({ accountId, task, maxMinutesPerDay: 420 })),
  })
  await followJob(panitia, await panitia.post(`${path}/timetable/solve`, { seed: 1 }), 'planned')
  return id
}

async function makeCentre(panitia: HallClient, eventId: string): Promise<string> {
  const { id } = await panitia.post<{ id: string }>(`/api/events/${eventId}/centre`, {
    name: 'Pusat penilaian calon pejabat pimpinan tinggi',
    preset: 'kompleks',
    settings: {
      days: DAYS.map((date) => ({ date, from: '08:00', to: '16:30', breaks: BREAKS })),
      ...{ restMinutes: 15, turnoverMinutes: 10, minAssessors: 3 },
    },
  })
  return id
}

interface DemoJob {
  readonly id: string
  readonly state: string
  readonly result: { readonly outcome?: string } | null
}

/** Waits for a job to end; throws unless it ends well, with this outcome where one is named. */
export async function followJob(client: HallClient, { id }: { id: string }, outcome?: string): Promise<void> {
  for (;;) {
    const job = await client.get<DemoJob>(`/api/jobs/${id}`)
    if (job.state === 'done' && (outcome === undefined || job.result?.outcome === outcome)) return
    if (job.state !== 'queued' && job.state !== 'running') throw new Error(`job ${JSON.stringify(job)}`)
    await wait(50)
  }
}

/**
 * Registered for the level aimed at, with a certificate; trained and measured by the calibration exercise. Who does not
 * reach its rule is let rate by a named override: a rater report should have somebody to point out.
 */
export async function registerAssessors(
  panitia: HallClient,
  assessors: readonly DemoAssessor[],
  calibrate: (assessor: DemoAssessor, severity: number) => Promise<boolean>,
): Promise<void> {
  for (const [n, assessor] of assessors.entries()) {
    const { id, severity } = assessor
    if (severity === null) continue
    const path = `/api/assessors/${id}`
    const record = await panitia.get<AssessorRecordReply>(path)
    if (!record.profile)
      await panitia.put(path, {
        grade: 'ahli-madya',
        tiers: [TARGET, 'ADMINISTRATOR'],
        institution: 'UPTD Penilaian Contoh',
      })
    if (record.certificates === 0)
      await panitia.post(`${path}/certificates`, {
        ...{ name: 'Sertifikat asesor SDM aparatur (contoh)', number: `CONTOH-${String(n + 1).padStart(3, '0')}` },
        ...{ issuer: 'Lembaga Contoh', issuedOn: '2024-01-15', expiresOn: '2029-01-14' },
      })
    if ((await calibrate(assessor, severity)) || record.overrides.length > 0) continue
    await panitia.post(`${path}/overrides`, {
      ...{ from: DAYS[0], until: '2025-10-31' },
      reason: 'Data contoh: belum mencapai ambang uji ketepatan; nilainya diawasi lewat laporan penilai.',
    })
  }
}
