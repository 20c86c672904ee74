import type { BodyOf, signInToExam } from '@petakom/contract'
import { z } from 'zod'
import type { AppSettings } from '../../app.ts'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { isSessionPin } from '../../plugins/session-pin.ts'
import { countWrongTry, forgetWrongTries, freeTriesFrom, refuseTooManyTries } from '../../plugins/throttle.ts'
import { deliveryErrors } from './errors.ts'

const WAITING_ROOM_MINUTES = 60
/** A device that lost the network may still bring its answers home after the session. */
const AFTERMATH_HOURS = 12

const Candidate = z.object({
  instansiId: z.string(),
  participantId: z.string(),
  pinVersion: z.number(),
  timezone: z.string(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  isExcluded: z.boolean(),
})
type Candidate = z.infer<typeof Candidate>

/** Places of this person in events that are not closed, whichever instansi holds them. */
function findCandidates(db: Db, nip: string) {
  return db.all(
    Candidate,
    sql`select p.instansi_id as "instansiId", p.id as "participantId", p.pin_version as "pinVersion",
        i.timezone, least(s.starts_at, s.opened_at) as "startsAt", s.ends_at as "endsAt", p.excluded_at is not null as "isExcluded"
      from pegawai as g
      join participant as p on p.instansi_id = g.instansi_id and p.pegawai_id = g.id
      join event as e on e.instansi_id = p.instansi_id and e.id = p.event_id
      join instansi as i on i.id = p.instansi_id
      left join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
      where g.nip = ${nip} and e.state <> 'closed'
      order by s.starts_at`,
  )
}

export async function signInWithPin(
  database: Database,
  { secret, clock }: Pick<AppSettings, 'secret' | 'clock'>,
  { nip, pin }: BodyOf<typeof signInToExam>,
  address: string,
): Promise<Candidate> {
  const key = `pin:${nip}`
  await refuseTooManyTries(database, key, await freeTriesFrom(database, address))
  const candidates = await database.gate((db) => findCandidates(db, nip))
  const matches = candidates.filter((one) => isSessionPin(secret, one.participantId, one.pinVersion, pin))
  const [first] = matches
  if (!first) {
    await countWrongTry(database, `address:${address}`)
    throw deliveryErrors.WRONG_PIN()
  }
  await forgetWrongTries(database, key)
  const now = clock().getTime()
  const opening = ({ startsAt }: Candidate) => (startsAt?.getTime() ?? 0) - WAITING_ROOM_MINUTES * 60_000
  const ending = ({ endsAt }: Candidate) => (endsAt?.getTime() ?? 0) + AFTERMATH_HOURS * 3_600_000
  const current = matches.find((one) => one.startsAt && opening(one) <= now && now <= ending(one))
  if (current?.isExcluded) throw deliveryErrors.EXCLUDED()
  if (current) return current
  const later = matches.find((one) => one.startsAt && now < opening(one))
  if (later) {
    const [opensAt, { timezone }] = [new Date(opening(later)), later]
    throw deliveryErrors.PIN_TOO_EARLY({ time: clockTime(opensAt, timezone), opensAt: opensAt.toISOString(), timezone })
  }
  throw first.startsAt ? deliveryErrors.PIN_EXPIRED() : deliveryErrors.NO_SESSION()
}

const ZONES: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

function clockTime(time: Date, timeZone: string): string {
  const text = time.toLocaleString('id-ID', {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${text} ${ZONES[timeZone] ?? timeZone}`
}
