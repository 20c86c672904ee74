import { randomUUID } from 'node:crypto'
import { DEFAULT_COMBINING_RECIPE } from '@petakom/domain'
import { scoreEvent } from '../../features/results/score-event.ts'
import { computeTalent } from '../../features/talent/compute-talent.ts'
import { createExam, type ExamFixture } from '../exam-fixture.ts'
import { endOfJob } from '../jobs.ts'
import { pngOf } from '../media-files.ts'
import { insertSheet } from '../observation-sheet.ts'
import { insertProposal } from '../open-proposal.ts'
import { insertWashup } from '../open-washup.ts'
import { insertPlannedRound } from '../planned-round.ts'
import { insertCalibration } from '../proposed-calibration.ts'
import { insertSuccession } from '../proposed-succession.ts'
import { insertAssessor } from '../registered-assessor.ts'
import { multipartFile, nipOf, rosterCsv } from '../roster-file.ts'
import { insertSimulation } from '../simulation-desk.ts'
import { type Caller, signInAs, type TestApp } from '../test-app.ts'
import { insertCentre } from './furnished-centre.ts'
import { insertMultirater } from './furnished-multirater.ts'

/** A real id of each kind of thing that an address can name. */
export interface Ids {
  readonly account: string
  /** A registered assessor's account. */
  readonly assessor: string
  readonly assessorOverride: string
  readonly certificate: string
  readonly trainingCase: string
  readonly attempt: string
  readonly calibration: string
  readonly centre: string
  readonly centreAbsence: string
  readonly centreExercise: string
  readonly centreRoom: string
  readonly combiningProposal: string
  readonly criticalPost: string
  readonly career: string
  readonly debrief: string
  readonly discipline: string
  readonly electionWindow: string
  readonly event: string
  readonly exercise: string
  readonly import: string
  readonly item: string
  readonly jabatan: string
  readonly job: string
  readonly media: string
  readonly keyCorrection: string
  readonly member: string
  readonly multirater: string
  readonly multiraterAsked: string
  readonly multiraterClosed: string
  readonly otherParticipant: string
  readonly participant: string
  readonly pegawai: string
  readonly performance: string
  readonly placementConstraint: string
  readonly placementPlan: string
  readonly placementRound: string
  readonly proposal: string
  readonly rating: string
  readonly session: string
  readonly sheet: string
  readonly sitting: string
  readonly simulation: string
  readonly simulationDraft: string
  readonly successionRun: string
  readonly unit: string
  readonly washup: string
}

export interface FurnishedInstansi {
  readonly instansiId: string
  readonly ids: Ids
  readonly administrator: Caller
  /** The second participant; `ids` are those of the first, who handed in and has a result. */
  readonly otherParticipant: Caller
  readonly participant: Caller
  readonly exam: ExamFixture
}

/** An instansi with something of everything: people, posts, items, a sitting handed in and scored, an import, a job. */
export async function furnishInstansi(test: TestApp): Promise<FurnishedInstansi> {
  const exam = await createExam(test, { people: 2 })
  const { instansiId, eventId } = exam
  const administrator = await signInAs(test, instansiId, 'administrator', 'pengelola-talenta', 'pimpinan', 'asesor')
  const actor = { instansiId, id: null, name: 'uji' }
  const participant = await exam.signIn(0)
  await sit(participant)
  await scoreEvent(test.database, actor, eventId)
  // Where the instansi is: the result is of that day, too late for the day of UTC in the evening.
  const today = test.now.value.toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' })
  await test.database.tenant(instansiId, (db) => computeTalent(db, actor, today))
  const { payload, contentType } = multipartFile('daftar.csv', rosterCsv([{ nip_baru: nipOf(1) }]))
  const upload = await administrator('POST', '/api/imports/roster', payload, { 'content-type': contentType })
  // Jobs write as they go: what must not change is looked at when they have ended.
  await endOfJob(administrator, upload.json().job.id)
  await endOfJob(administrator, (await administrator('POST', `/api/events/${eventId}/reports`, {})).json().id)
  const one = async (text: string) => (await test.owner(text, [instansiId])).rows[0].id as string
  const participantId = exam.participants[0]!.id
  const pegawai = await one(
    `select pegawai_id as id from participant where instansi_id = $1 and id = '${participantId}'`,
  )
  await administrator('PUT', `/api/sessions/${exam.sessionId}/seb`, {
    ...{ isRequired: false, startUrl: 'http://localhost/ujian', browserExamKeys: [] },
  })
  const succession = await insertSuccession(test, instansiId, pegawai)
  const round = await insertPlannedRound(test, instansiId)
  const account = await one(`select id from account where instansi_id = $1 and 'administrator' = any(roles)`)
  const centre = await insertCentre(test, instansiId, { event: eventId, participant: participantId, account })
  const record = async (kind: string, body: object) =>
    (await administrator('POST', `/api/pegawai/${pegawai}/${kind}`, body)).json().id as string
  return {
    instansiId,
    administrator,
    participant,
    otherParticipant: await exam.signIn(1),
    exam,
    ids: {
      ...succession,
      ...(await insertSimulation(test, instansiId, administrator)),
      ...round,
      ...(await insertAssessor(test, instansiId)),
      proposal: await insertProposal(test, instansiId, round.placementPlan),
      ...centre,
      ...(await insertMultirater(test, instansiId, { event: eventId, participant: participantId })),
      account,
      ...(await insertWashup(test, exam, account)),
      attempt: await one(`select id from attempt where instansi_id = $1 and participant_id = '${participantId}'`),
      calibration: await insertCalibration(test, instansiId),
      combiningProposal: await one(
        `insert into combining_proposal (instansi_id, valid_from, content, reason, proposed_by_name)
         values ($1, '2030-01-01', '${JSON.stringify({ ...DEFAULT_COMBINING_RECIPE, source: 'uji' })}', 'Usulan untuk uji',
           'uji') returning id`,
      ),
      debrief: await one(
        `insert into debrief (instansi_id, participant_id, held_on, place, led_by, notes, actions, report_code, recorded_by_name)
         values ($1, '${participantId}', '2025-10-01', 'Ruang rapat', 'Ibu Uji', 'Membahas hasil.',
           '[{"competency": null, "text": "Memimpin rapat", "support": "", "due": null}]', 'UJI', 'uji')
         returning id`,
      ),
      event: eventId,
      import: upload.json().id,
      exercise: await one('select id from exercise where instansi_id = $1 order by position limit 1'),
      item: await one('select id from item where instansi_id = $1 order by code limit 1'),
      media: await insertMedia(administrator),
      jabatan: await one('select id from jabatan where instansi_id = $1 limit 1'),
      job: await one(
        `insert into job (instansi_id, kind, permission, input, created_by_name)
         values ($1, 'score-event', 'result.score', '{"id": "${randomUUID()}"}', 'uji') returning id`,
      ),
      keyCorrection: await one(
        `insert into key_correction (instansi_id, item_id, version, kind, reason, proposed_by_name)
         select i.instansi_id, i.id, i.current_version, 'void', 'Koreksi untuk uji', 'uji' from item as i
         where i.instansi_id = $1 order by i.code limit 1 returning id`,
      ),
      otherParticipant: exam.participants[1]!.id,
      participant: participantId,
      pegawai,
      career: await record('career', {
        jobName: 'Kepala Seksi Uji',
        unitName: 'Dinas Uji',
        tier: 'PENGAWAS',
        field: 'KESEHATAN',
        from: '2018-01-01',
        until: '2020-01-01',
        source: 'uji',
      }),
      performance: await record('performance', { year: 2022, predicate: 'BAIK', source: 'uji' }),
      discipline: await record('discipline', {
        severity: 'RINGAN',
        decree: 'SK-UJI',
        from: '2020-01-01',
        until: '2020-06-01',
      }),
      electionWindow: (
        await administrator('POST', '/api/election-windows', {
          kind: 'free',
          from: '2020-01-01',
          until: '2021-01-01',
          permit: null,
          source: 'uji',
        })
      ).json().id,
      rating: await insertLongAnswer(test, exam, administrator),
      session: exam.sessionId,
      sheet: await insertSheet(test, instansiId),
      unit: await one('select id from unit_kerja where instansi_id = $1 limit 1'),
    },
  }
}

/** A long answer beside those that were scored, and the name under which assessors know it. */
async function insertLongAnswer(test: TestApp, { instansiId, eventId }: ExamFixture, asesor: Caller): Promise<string> {
  const first = async (text: string, values: unknown[]) => (await test.owner(text, values)).rows[0].id as string
  const item = await first(
    `insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
     values ($1, 'UJI-URAIAN', 'komunikasi', 'M.03', 2, 'long-text', 'Uji', 'in-use', 1) returning id`,
    [instansiId],
  )
  await test.owner(
    `insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
     values ($1, $2, 1, '{"stimulus": null, "stem": "Uraikan langkah Anda.", "interaction": {"type": "long-text", "mostWords": 100}}',
       '{"type": "long-text", "rubric": "Satu poin bila lengkap.", "most": 1}', '{"model": "2PL", "a": 1, "b": [0], "provisional": true}',
       'Sebuah alasan', 'Uji')`,
    [instansiId, item],
  )
  await test.owner(
    `insert into exercise_item (instansi_id, exercise_id, position, item_id, version)
     select instansi_id, id, 90, $2, 1 from exercise where instansi_id = $1`,
    [instansiId, item],
  )
  await test.owner(
    `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device, is_late)
     select instansi_id, id, 90, $2, '{"text": "Sebuah uraian."}', now(), now(), 'perangkat-satu', false from attempt
     where instansi_id = $1 and handed_in_at is not null`,
    [instansiId, item],
  )
  const reply = await asesor('GET', `/api/ratings/tasks?eventId=${eventId}&itemId=${item}`)
  return reply.json().tasks[0].id
}

/** A picture of one pixel. */
async function insertMedia(administrator: Caller): Promise<string> {
  const { payload, contentType } = multipartFile('titik.png', pngOf(1, 1))
  return (await administrator('POST', '/api/media', payload, { 'content-type': contentType })).json().id
}

async function sit(participant: Caller): Promise<void> {
  const { attempts } = (await participant('GET', '/api/exam')).json()
  const path = `/api/exam/attempts/${attempts[0].id}`
  const device = 'perangkat-satu'
  const { items } = (await participant('POST', `${path}/start`, { device })).json()
  const entries = items.map(({ id }: { id: string }, index: number) => ({
    seq: index + 1,
    itemId: id,
    value: { choice: 'B' },
    clientTime: new Date().toISOString(),
  }))
  await participant('POST', `${path}/answers`, { device, entries })
  const handed = await participant('POST', `${path}/hand-in`, { device, lastSeq: entries.length })
  if (handed.statusCode !== 200) throw new Error(`hand-in failed: ${handed.body}`)
}

/** Every row of an instansi, as one text a table: what must not change while somebody else knocks. */
export async function snapshotOf(test: TestApp, instansiId: string): Promise<Record<string, string>> {
  const tables = await test.owner(`
    select c.relname as name from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname = 'instansi_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)
  const entries = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const text = `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} as t
        where instansi_id = $1`
      return [name, (await test.owner(text, [instansiId])).rows[0].hash] as const
    }),
  )
  return Object.fromEntries(entries)
}

/** Every uuid that belongs to an instansi: none of them may appear in another's reply. */
export async function uuidsOf(test: TestApp, instansiId: string): Promise<Set<string>> {
  const columns = await test.owner(`
    select c.relname as name, b.attname as column from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname = 'instansi_id'
    join pg_attribute as b on b.attrelid = c.oid and b.attname = 'id' and b.atttypid = 'uuid'::regtype
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  const found = new Set<string>([instansiId])
  for (const { name } of columns.rows) {
    const { rows } = await test.owner(`select id from ${name} where instansi_id = $1`, [instansiId])
    for (const { id } of rows) found.add(id)
  }
  return found
}
