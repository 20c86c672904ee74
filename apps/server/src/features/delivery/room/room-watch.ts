import type { RoomBoard, RoomChange, RoomRow } from '@petakom/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../../db/database.ts'
import type { ExamNotice } from '../../../db/exam-notices.ts'
import type { EventStream } from '../../../plugins/event-stream.ts'
import { type CountedAnswers, readRoom } from './read-room.ts'

/** Saves are not announced one by one: the room is read this often, and at once after a notice, but never more than once a second. */
const READ_EVERY_MS = 3000
const LEAST_PAUSE_MS = 1000

export interface WatchedRoom {
  readonly instansiId: string
  readonly eventId: string
  readonly sessionId: string | undefined
}

/** One room that boards of this process have open: read once for all of them, and each told what changed. */
export class RoomWatch {
  readonly room: WatchedRoom
  readonly #database: Database
  readonly #clock: () => Date
  readonly #log: FastifyBaseLogger
  readonly #boards = new Set<EventStream>()
  readonly #counted: CountedAnswers = new Map()
  #last: RoomBoard | null = null
  #timer: NodeJS.Timeout | null = null
  #lastRead = 0
  #isReading = false

  constructor(room: WatchedRoom, database: Database, clock: () => Date, log: FastifyBaseLogger) {
    this.room = room
    this.#database = database
    this.#clock = clock
    this.#log = log
  }

  get isEmpty(): boolean {
    return this.#boards.size === 0
  }

  add(board: EventStream): void {
    this.#boards.add(board)
    board.onEnd(() => {
      this.#boards.delete(board)
      if (this.isEmpty && this.#timer) clearTimeout(this.#timer)
    })
    if (this.#last) board.send('board', this.#last)
    this.readSoon()
  }

  hear(notice: ExamNotice): void {
    const { instansiId, eventId } = this.room
    if (notice.instansiId !== instansiId || ('eventId' in notice && notice.eventId !== eventId)) return
    this.readSoon()
  }

  readSoon(): void {
    this.#schedule(0)
  }

  endAll(): void {
    for (const board of this.#boards) board.end()
  }

  #schedule(ms: number): void {
    if (this.#isReading || this.isEmpty) return
    if (this.#timer) clearTimeout(this.#timer)
    const wait = Math.max(ms, this.#lastRead + LEAST_PAUSE_MS - performance.now())
    this.#timer = setTimeout(() => void this.#read(), wait)
  }

  async #read(): Promise<void> {
    this.#isReading = true
    this.#lastRead = performance.now()
    try {
      const { instansiId, eventId, sessionId } = this.room
      const board = await this.#database.tenant(instansiId, (db) =>
        readRoom(db, eventId, sessionId, this.#clock(), this.#counted),
      )
      const last = this.#last
      this.#last = board
      const change = last && changeBetween(last, board)
      for (const open of this.#boards) {
        if (change) open.send('change', change)
        else open.send('board', board)
      }
    } catch (error) {
      // The board shows the age of what it has; the next reading tries again.
      this.#log.error(error)
    } finally {
      this.#isReading = false
      this.#schedule(READ_EVERY_MS)
    }
  }
}

/** Rows that are other than before; null where one has gone, and the whole board is to be sent. */
export function changeBetween(last: RoomBoard, board: RoomBoard): RoomChange | null {
  const before = new Map(last.rows.map((row) => [row.participantId, JSON.stringify(row)]))
  const isOther = (row: RoomRow) => before.get(row.participantId) !== JSON.stringify(row)
  const present = new Set(board.rows.map(({ participantId }) => participantId))
  if (last.rows.some(({ participantId }) => !present.has(participantId))) return null
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return {
    now: board.now,
    rows: board.rows.filter(isOther),
    ...(same(last.incidents, board.incidents) ? {} : { incidents: board.incidents }),
    ...(same(last.session, board.session) ? {} : { session: board.session }),
  }
}
