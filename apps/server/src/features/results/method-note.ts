import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

/**
 * What a report says of where its numbers come from: the calibration behind the recipe, the keys that were corrected, and
 * answers that came after the time.
 */
export async function methodNote(db: Db, recipeVersion: string, participantId: string): Promise<string> {
  const notes = [
    await calibrationNote(db, recipeVersion),
    await correctionNote(db, participantId),
    ...(await lateNotes(db, participantId)),
  ]
  return notes.filter(Boolean).join(' ')
}

/** Corrections that the person's result was derived with: whoever saw another figure before learns why. */
async function correctionNote(db: Db, participantId: string): Promise<string> {
  const corrections = await db.all(
    z.object({ code: z.string(), kind: z.enum(['key', 'void']), day: z.string() }),
    sql`select i.code, c.kind, to_char(d.decided_at, 'YYYY-MM-DD') as day
      from result as r join participant as t on t.instansi_id = r.instansi_id and t.id = r.participant_id
      join key_correction as c on c.instansi_id = r.instansi_id and c.id = any(r.corrections)
      join key_correction_decision as d on d.instansi_id = c.instansi_id and d.correction_id = c.id
        and d.event_id = t.event_id
      join item as i on i.instansi_id = c.instansi_id and i.id = c.item_id
      where r.participant_id = ${participantId} order by d.decided_at, i.code`,
  )
  if (corrections.length === 0) return ''
  const said = corrections.map(({ code, kind, day }) =>
    kind === 'void'
      ? `butir ${code} tidak dihitung sejak ${dateWords(day)}`
      : `kunci butir ${code} dikoreksi ${dateWords(day)}`,
  )
  return `Hasil ini dihitung sesudah koreksi: ${said.join('; ')}. Hasil sebelum koreksi tetap tersimpan.`
}

/** Late answers, and whether the result counts them: by the word that stood when it was computed. */
async function lateNotes(db: Db, participantId: string): Promise<string[]> {
  const told = await db.all(
    z.object({
      exercise: z.string(),
      answers: z.number(),
      counts: z.boolean().nullable(),
      reason: z.string().nullable(),
    }),
    sql`select x.name as exercise, l.answers, l.counts, l.reason
      from result as r
      join attempt as a on a.instansi_id = r.instansi_id and a.participant_id = r.participant_id and a.answer_count > 0
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      cross join lateral jsonb_to_record(late_answers_told(a.instansi_id, a.id, r.computed_at))
        as l(answers int, counts boolean, reason text)
      where r.participant_id = ${participantId} and l.answers > 0 order by x.position`,
  )
  return told.map(({ exercise, answers, counts, reason }) => {
    const came = `${answers} jawaban pada ${exercise} tercatat di luar waktu atau urutannya`
    if (counts === null) return `${came}; belum ada keputusan tentangnya, jadi belum dihitung.`
    return `${came}; diputuskan ${counts ? 'dihitung' : 'tidak dihitung'}, dengan alasan: ${reason}`
  })
}

/** The calibration behind the recipe, or that there is none yet. */
async function calibrationNote(db: Db, recipeVersion: string): Promise<string> {
  const calibrations = await db.all(
    z.object({ persons: z.number(), day: z.string() }),
    sql`select c.persons, to_char(c.created_at, 'YYYY-MM-DD') as day
      from recipe as r join calibration as c
        on c.instansi_id = r.instansi_id and r.content->'calibrations' ? c.id::text
      where r.kind = 'scoring' and r.version = ${recipeVersion} order by c.created_at`,
  )
  if (calibrations.length === 0) {
    return 'Parameter butir dan batas level masih sementara sampai kalibrasi dari jawaban nyata; hasil dibaca bersama rentangnya.'
  }
  const said = calibrations.map(
    ({ persons, day }) => `${dateWords(day)} atas ${persons.toLocaleString('id-ID')} peserta`,
  )
  return `Parameter butir dari kalibrasi ${said.join('; ')}. Batas level masih sementara sampai ditetapkan panel; hasil dibaca bersama rentangnya.`
}

const dateWords = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'UTC' })
