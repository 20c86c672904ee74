import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

/** What `pg` hands to a query that speaks the protocol itself. */
interface Connection {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const HIGH_WATER_BYTES = 1 << 20

/**
 * The bytes of `copy ... to stdout`. PostgreSQL is made to wait while the reader is busy, so that memory does not grow
 * with the table.
 */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  let isDone = false
  let failure: Error | null = null
  let stream: Socket | null = null
  let wake = () => {}
  client.query({
    submit(connection: Connection) {
      stream = connection.stream
      connection.query(text)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The parser writes over its buffer with the next packet.
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size > HIGH_WATER_BYTES) stream?.pause()
      wake()
    },
    handleCommandComplete() {},
    handleError(error: Error) {
      failure = error
      wake()
    },
    handleReadyForQuery() {
      isDone = true
      wake()
    },
  } as never)
  try {
    while (true) {
      if (chunks.length > 0) {
        const ready = Buffer.concat(chunks)
        chunks = []
        size = 0
        stream!.resume()
        yield ready
      } else if (failure) throw failure
      else if (isDone) return
      else await new Promise<void>((fulfil) => (wake = fulfil))
    }
  } finally {
    stream!.resume()
  }
}

/** Feeds `copy ... from stdin`, no faster than PostgreSQL takes it. What fails on either side fails the statement. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((fulfil, reject) => {
    let sourceFailure: Error | null = null
    let isOver = false
    const pump = async (connection: Connection) => {
      for await (const chunk of source) {
        if (isOver) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      if (!isOver) connection.endCopyFrom()
    }
    client.query({
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse(connection: Connection) {
        pump(connection).catch((error: Error) => {
          sourceFailure = error
          connection.sendCopyFail('the source of the copy failed')
        })
      },
      handleCommandComplete() {},
      handleError(error: Error) {
        isOver = true
        reject(sourceFailure ?? error)
      },
      handleReadyForQuery() {
        isOver = true
        fulfil()
      },
    } as never)
  })
}
