import type { FastifyReply } from 'fastify'

/** One open page that is told news as they come (server-sent events). */
export interface EventStream {
  send(event: string, data: unknown): void
  end(): void
  /** Called once, whoever ended it. */
  onEnd(listener: () => void): void
}

const BEAT_MS = 20_000
/** Whoever listens is asked for the session again now and then: a cookie that ended hears no more. */
const LIFE_MS = { from: 8 * 60_000, spread: 4 * 60_000 }
/** Pages that lost a server come back one by one. */
const RETRY_MS = { from: 1000, spread: 3000 }
/** A page that reads nothing any more is let go, not kept in memory. */
const MOST_UNREAD_BYTES = 256_000

const spread = ({ from, spread }: { from: number; spread: number }) => Math.round(from + Math.random() * spread)

/** Takes the reply over and begins the stream. */
export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  const write = (text: string) => {
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
    else if (!raw.writableEnded) raw.write(text)
  }
  write(`retry: ${spread(RETRY_MS)}\n\n`)
  const beat = setInterval(() => write(': \n\n'), BEAT_MS)
  const life = setTimeout(() => raw.end(), spread(LIFE_MS))
  beat.unref()
  life.unref()
  const listeners = new Set<() => void>()
  raw.once('close', () => {
    clearInterval(beat)
    clearTimeout(life)
    for (const listener of listeners) listener()
  })
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void raw.end(),
    onEnd: (listener) => void (raw.closed ? listener() : listeners.add(listener)),
  }
}
