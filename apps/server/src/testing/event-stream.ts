import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** An open page's stream of a listening server: its events in their order. */
export async function openStream<T = any>(app: FastifyInstance, path: string, cookie: string) {
  const { port } = app.server.address() as AddressInfo
  const stopping = new AbortController()
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, signal: stopping.signal })
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  let unread = ''
  /** The next event of this name; others are passed over. */
  async function next(event: string): Promise<T> {
    for (;;) {
      const found = unread.match(new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`))
      if (found) {
        unread = unread.slice(found.index! + found[0].length)
        return JSON.parse(found[1]!)
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('the stream has ended')
      unread += value
    }
  }
  return { status: reply.status, next, stop: () => stopping.abort() }
}
