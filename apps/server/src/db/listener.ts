import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { connect } from './connect.ts'

export interface Listening {
  onNotice(payload: string): void
  /** The connection is gone: what is said from now on is not heard. */
  onLost?(): void
  /** Heard again. What was said in between is lost for good. */
  onBack?(): void
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

/**
 * Listens on a channel until the returned function is called. A connection that is lost is opened again, with pauses
 * that double from 0.1 to 10 s; PostgreSQL keeps no notices for who is away, so both ends of the gap are told.
 * Throws when the first connection fails.
 */
export async function openListener(
  connectionString: string,
  channel: string,
  { onNotice, onLost, onBack }: Listening,
): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  let client = await open()
  let reopening: Promise<void> | null = null

  async function open(): Promise<pg.Client> {
    const opened = await connect(connectionString, { keepAlive: true })
    opened.on('notification', (notice) => onNotice(notice.payload ?? ''))
    try {
      await opened.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await opened.end().catch(() => {})
      throw error
    }
    opened.once('end', lose)
    return opened
  }

  function lose(): void {
    if (stopping.signal.aborted || reopening) return
    onLost?.()
    reopening = reopen().finally(() => {
      reopening = null
    })
  }

  async function reopen(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !stopping.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {})
      const opened = stopping.signal.aborted ? null : await open().catch(() => null)
      if (!opened) continue
      client = opened
      if (!stopping.signal.aborted) onBack?.()
      return
    }
  }

  return async () => {
    stopping.abort()
    await reopening
    await client.end()
  }
}
