import { z } from 'zod'
import { coalesce } from '../../../db/coalesce.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'

export interface SebRequirement {
  readonly startUrl: string
  readonly configKey: string
  readonly browserExamKeys: readonly string[]
}

const Row = z.object({
  sessionId: z.string(),
  startUrl: z.string(),
  configKey: z.string(),
  browserExamKeys: z.array(z.string()),
})
const REMEMBERED_MS = 5000
const MOST_PLACES = 20_000

type BySession = ReadonlyMap<string, SebRequirement>

interface Remembered {
  readonly at: number
  /** Under way for whoever asks meanwhile: a hall whose memory has run out must ask once, not each seat for itself. */
  readonly bySession: Promise<BySession>
}

/**
 * Which sessions must be sat in Safe Exam Browser, remembered for five seconds an instansi: where none must, which is the
 * rule, nothing else is ever asked. Where one must, so is each participant's session.
 */
export class SebRequirements {
  readonly #database: Database
  readonly #known = new Map<string, Remembered>()
  readonly #places = new Map<string, { readonly at: number; readonly sessionId: string | null }>()
  readonly #placeOf: (asked: { instansiId: string; participantId: string }) => Promise<string | null>

  constructor(database: Database) {
    this.#database = database
    this.#placeOf = coalesce((asked: readonly { instansiId: string; participantId: string }[]) =>
      Promise.all(
        asked.map(({ instansiId, participantId }) =>
          database.tenant(instansiId, (db) => readSession(db, participantId)),
        ),
      ),
    )
  }

  async of(instansiId: string, participantId: string): Promise<SebRequirement | null> {
    const now = Date.now()
    const bySession = await this.#requiredIn(instansiId, now)
    if (bySession.size === 0) return null
    let place = this.#places.get(participantId)
    if (!place || now - place.at > REMEMBERED_MS) {
      place = { at: now, sessionId: await this.#placeOf({ instansiId, participantId }) }
      if (this.#places.size >= MOST_PLACES) this.#places.clear()
      this.#places.set(participantId, place)
    }
    return place.sessionId === null ? null : (bySession.get(place.sessionId) ?? null)
  }

  #requiredIn(instansiId: string, now: number): Promise<BySession> {
    const known = this.#known.get(instansiId)
    if (known && now - known.at <= REMEMBERED_MS) return known.bySession
    const bySession = this.#database
      .tenant(instansiId, readRequired)
      .then((rows) => new Map(rows.map(({ sessionId, ...row }) => [sessionId, row])))
    const reading: Remembered = { at: now, bySession }
    this.#known.set(instansiId, reading)
    bySession.catch(() => this.#known.get(instansiId) === reading && this.#known.delete(instansiId))
    return bySession
  }

  forget(instansiId: string): void {
    this.#known.delete(instansiId)
    this.#places.clear()
  }
}

const readRequired = (db: Db) =>
  db.all(
    Row,
    sql`select session_id as "sessionId", settings ->> 'startURL' as "startUrl", config_key as "configKey",
        to_json(browser_exam_keys) as "browserExamKeys"
      from session_seb where instansi_id = current_instansi() and is_required`,
  )

async function readSession(db: Db, participantId: string): Promise<string | null> {
  const row = await db.maybe(
    z.object({ sessionId: z.string().nullable() }),
    sql`select session_id as "sessionId" from participant where id = ${participantId}`,
  )
  return row?.sessionId ?? null
}
