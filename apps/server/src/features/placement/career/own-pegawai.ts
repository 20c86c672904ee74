import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { careerErrors } from './errors.ts'

const OwnRow = z.object({
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  /** Of the instansi. */
  timezone: z.string(),
})
export type OwnPegawai = z.infer<typeof OwnRow>

/**
 * The one person whose career the actor may see: the participant's for a session with a PIN, the account's NIP
 * otherwise. There is no other way to name a person here, and so none to name somebody else.
 */
export async function getOwnPegawai(db: Db, actor: SignedInActor): Promise<OwnPegawai> {
  const whose = actor.participantId
    ? sql`p.id = (select pegawai_id from participant where id = ${actor.participantId})`
    : sql`p.nip = ${actor.nip}`
  const own = await db.maybe(
    OwnRow,
    sql`select p.id, p.name, p.nip, i.timezone from pegawai as p join instansi as i on i.id = p.instansi_id
      where ${whose}`,
  )
  if (!own) throw careerErrors.NO_OWN_RECORD()
  return own
}

/** The calendar day of an instant where the instansi is. */
export const dayIn = (timezone: string, now: Date): string => now.toLocaleDateString('sv-SE', { timeZone: timezone })
