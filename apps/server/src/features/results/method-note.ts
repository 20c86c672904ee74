import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

/** What a report says of where its numbers come from: the calibration behind the recipe, or that there is none yet. */
export async function methodNote(db: Db, recipeVersion: string): Promise<string> {
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
