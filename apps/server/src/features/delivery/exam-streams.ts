import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExamNews } from '@petakom/contract'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import type { ExamNotice } from '../../db/exam-notices.ts'
import { type Db, sql } from '../../db/query.ts'
import type { EventStream } from '../../plugins/event-stream.ts'
import { AttemptRow, attemptColumns, isHolder } from './attempts.ts'
import { describeTime } from './exam.ts'
import type { Hearer } from './hear-notices.ts'
import { deadlineOf, workingSeconds } from './sitting.ts'

/** Notices that come together are answered by one look at the database. */
const GATHER_MS = 20
const MOST_TOGETHER = 250
/** Pages of a server that was deaf for a while are told one after another. */
const CATCH_UP_MS = 2000

interface Page {
  readonly instansiId: string
  readonly participantId: string
  readonly eventId: string
  sessionId: string | null
  readonly device: string
  readonly stream: EventStream
}

/**
 * The participants' pages that are open on this process. A notice of the database, whichever process it came from,
 * names whom it concerns; their clocks are read once for all of them, and each page is told its own.
 */
export class ExamStreams implements Hearer {
  readonly #database: Database
  readonly #clock: () => Date
  readonly #pages = new Map<string, Set<Page>>()
  readonly #due = new Map<string, Set<Page>>()
  #gathering: NodeJS.Timeout | null = null

  constructor(database: Database, clock: () => Date) {
    this.#database = database
    this.#clock = clock
  }

  endAll(): void {
    if (this.#gathering) clearTimeout(this.#gathering)
    for (const page of this.#all()) page.stream.end()
  }

  /** Tells the page what it is at now, and from then on whatever changes. */
  async open(instansiId: string, participantId: string, device: string, stream: EventStream): Promise<void> {
    const place = await this.#database.tenant(instansiId, (db) =>
      db.one(
        z.object({ eventId: z.string(), sessionId: z.string().nullable() }),
        sql`select event_id as "eventId", session_id as "sessionId" from participant where id = ${participantId}`,
      ),
    )
    const page: Page = { instansiId, participantId, device, stream, ...place }
    const pages = this.#pages.get(instansiId) ?? new Set()
    this.#pages.set(instansiId, pages.add(page))
    stream.onEnd(() => pages.delete(page))
    this.#tell([page])
  }

  get size(): number {
    return this.#all().length
  }

  #all = (): Page[] => [...this.#pages.values()].flatMap((pages) => [...pages])

  hear(notice: ExamNotice): void {
    const concerned = (page: Page) =>
      'participantIds' in notice
        ? notice.participantIds.includes(page.participantId)
        : page.eventId === notice.eventId && (notice.sessionId === null || page.sessionId === notice.sessionId)
    this.#tell([...(this.#pages.get(notice.instansiId) ?? [])].filter(concerned))
  }

  catchUp(): void {
    for (const page of this.#all()) setTimeout(() => this.#tell([page]), Math.random() * CATCH_UP_MS).unref()
  }

  #tell(pages: readonly Page[]): void {
    for (const page of pages) {
      const due = this.#due.get(page.instansiId) ?? new Set()
      this.#due.set(page.instansiId, due.add(page))
    }
    this.#gathering ??= setTimeout(() => void this.#deliver(), GATHER_MS)
  }

  async #deliver(): Promise<void> {
    this.#gathering = null
    const due = [...this.#due]
    this.#due.clear()
    for (const [instansiId, pages] of due) {
      try {
        const all = [...pages]
        for (let from = 0; from < all.length; from += MOST_TOGETHER) {
          // A hall of thousands must not keep everybody's saves waiting while it is told.
          if (from > 0) await nextTurn()
          await this.#deliverTo(instansiId, all.slice(from, from + MOST_TOGETHER))
        }
      } catch (error) {
        // The pages ask by themselves every few seconds; a database that is away for a moment ends nobody's stream.
        console.error('open exam pages could not be told:', error)
      }
    }
  }

  async #deliverTo(instansiId: string, pages: readonly Page[]): Promise<void> {
    const ids = [...new Set(pages.map(({ participantId }) => participantId))]
    const rows = await this.#database.tenant(instansiId, (db) => readClocks(db, ids))
    const now = this.#clock()
    const ownRows = Map.groupBy(rows, ({ participantId }) => participantId)
    for (const page of pages) {
      const own = ownRows.get(page.participantId) ?? []
      page.sessionId = own[0]?.sessionId ?? page.sessionId
      page.stream.send('news', newsFor(own, page.device, now))
    }
  }
}

const ClockRow = AttemptRow.omit({ chainHash: true, itemOrder: true }).extend({ sessionId: z.string().nullable() })

function readClocks(db: Db, participantIds: readonly string[]) {
  return db.all(
    ClockRow,
    sql`select ${attemptColumns}, t.session_id as "sessionId" from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      join participant as t on t.instansi_id = a.instansi_id and t.id = a.participant_id
      where a.participant_id = any(${participantIds}::uuid[]) order by x.position`,
  )
}

function newsFor(rows: readonly z.infer<typeof ClockRow>[], device: string, now: Date): ExamNews {
  return {
    now: now.toISOString(),
    attempts: rows.map((row) => ({
      id: row.id,
      deadline: deadlineOf(row, now).toISOString(),
      worked: workingSeconds(row, now),
      isHolder: isHolder(row, device),
      ...describeTime(row, now),
    })),
  }
}
