import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PublicBoard } from '@petakom/contract'
import { isHere } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { roomErrors } from './errors.ts'
import { readRoom } from './read-room.ts'

/** Names the instansi and the event, sealed: whoever has it sees the numbers of that event and nothing else. */
export function boardToken(secret: Buffer, instansiId: string, eventId: string): string {
  const named = Buffer.from(`${instansiId}${eventId}`.replaceAll('-', ''), 'hex')
  return Buffer.concat([named, seal(secret, named)]).toString('base64url')
}

const SEAL_BYTES = 16
const seal = (secret: Buffer, named: Buffer) =>
  createHmac('sha256', secret).update('public-board').update(named).digest().subarray(0, SEAL_BYTES)

function readToken(secret: Buffer, token: string): { instansiId: string; eventId: string } {
  const bytes = Buffer.from(token, 'base64url')
  const named = bytes.subarray(0, 32)
  const given = bytes.subarray(32)
  if (bytes.length !== 32 + SEAL_BYTES || !timingSafeEqual(given, seal(secret, named))) throw roomErrors.BOARD_UNKNOWN()
  return { instansiId: asUuid(named.subarray(0, 16)), eventId: asUuid(named.subarray(16)) }
}

const asUuid = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const PlaceRow = z.object({
  eventName: z.string(),
  venue: z.string(),
  instansiName: z.string(),
  timezone: z.string(),
  isSynthetic: z.boolean(),
})

/** Boards of one hall ask together; the room is counted once for all that ask within this time. */
const KEPT_MS = 2000
const kept = new Map<string, { readonly at: number; readonly board: Promise<PublicBoard> }>()
const MOST_KEPT = 200

export function readPublicBoard(database: Database, secret: Buffer, token: string, now: Date): Promise<PublicBoard> {
  const { instansiId, eventId } = readToken(secret, token)
  // One place in memory an event: the same token can be written in many ways.
  const key = `${instansiId} ${eventId}`
  const known = kept.get(key)
  if (known && Date.now() - known.at < KEPT_MS) return known.board
  const board = database.tenant(instansiId, (db) => countRoom(db, eventId, now))
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, { at: Date.now(), board })
  board.catch(() => kept.delete(key))
  return board
}

async function countRoom(db: Db, eventId: string, now: Date): Promise<PublicBoard> {
  const place = await db.maybe(
    PlaceRow,
    sql`select e.name as "eventName", e.venue, i.name as "instansiName", i.timezone, i.is_synthetic as "isSynthetic"
      from event as e join instansi as i on i.id = e.instansi_id where e.id = ${eventId}`,
  )
  if (!place) throw roomErrors.BOARD_UNKNOWN()
  const { session, rows, incidents } = await readRoom(db, eventId, undefined, now)
  const count = (...states: (string | null)[]) => rows.filter(({ state }) => states.includes(state)).length
  return {
    ...place,
    now: now.toISOString(),
    session: session && {
      number: session.number,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      seats: rows.length,
      present: rows.filter(isHere).length,
      working: count('running'),
      paused: count('paused'),
      done: count('handed-in'),
      incidents: incidents.length,
    },
  }
}
