import { followRoom, getRoom, type RoomBoard, RoomChange, type RoomRow } from '@petakom/contract'
import { useEffect, useState } from 'react'
import { callApi, urlOf } from '../../../lib/api.ts'

const ASK_EVERY_MS = 10_000
/** No word for so long, though the server speaks every few seconds: the page asks by itself. */
const SILENT_MS = 12_000

export interface LiveRoom {
  readonly board: RoomBoard | null
  readonly error: unknown
  /** This computer's clock when the board was last heard of. */
  readonly heardAt: number
  /** The server's clock less this computer's, in milliseconds. */
  readonly offset: number
  retry(): void
}

/** The room as it is: told by the server as it happens, and asked for while nothing is heard. */
export function useRoom(eventId: string, sessionId: string | undefined): LiveRoom {
  const [live, setLive] = useState<Omit<LiveRoom, 'retry'>>({ board: null, error: null, heardAt: 0, offset: 0 })
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn begins anew
  useEffect(() => {
    const input = { params: { id: eventId }, query: sessionId ? { session: sessionId } : {} }
    const take = (change: (board: RoomBoard | null) => RoomBoard | null) =>
      setLive((last) => {
        const board = change(last.board)
        const heardAt = Date.now()
        return { board, error: null, heardAt, offset: board ? Date.parse(board.now) - heardAt : 0 }
      })
    let heardAt = 0
    const ask = () =>
      callApi(getRoom, input).then(
        (board) => take(() => board),
        (error: unknown) => setLive((last) => ({ ...last, error })),
      )
    setLive({ board: null, error: null, heardAt: 0, offset: 0 })
    void ask()
    const source = new EventSource(urlOf(followRoom, input))
    source.addEventListener('board', ({ data }) => {
      heardAt = Date.now()
      take(() => JSON.parse(data) as RoomBoard)
    })
    source.addEventListener('change', ({ data }) => {
      heardAt = Date.now()
      take((board) => board && merge(board, RoomChange.parse(JSON.parse(data))))
    })
    const timer = setInterval(() => Date.now() - heardAt > SILENT_MS && void ask(), ASK_EVERY_MS)
    return () => {
      clearInterval(timer)
      source.close()
    }
  }, [eventId, sessionId, turn])
  return { ...live, retry: () => setTurn(turn + 1) }
}

function merge(board: RoomBoard, change: RoomChange): RoomBoard {
  const fresh = new Map(change.rows.map((row) => [row.participantId, row]))
  const known = new Set(board.rows.map(({ participantId }) => participantId))
  const rows = [
    ...board.rows.map((row) => fresh.get(row.participantId) ?? row),
    ...change.rows.filter(({ participantId }) => !known.has(participantId)),
  ]
  return {
    now: change.now,
    session: change.session === undefined ? board.session : change.session,
    incidents: change.incidents ?? board.incidents,
    rows: rows.toSorted(bySeat),
  }
}

/** Trouble first, then by seat. */
const bySeat = (a: RoomRow, b: RoomRow) =>
  Number(b.trouble !== null) - Number(a.trouble !== null) || (a.seat ?? 9999) - (b.seat ?? 9999) || a.number - b.number
