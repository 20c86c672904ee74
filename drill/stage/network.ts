import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerProcess } from './server-process.ts'

export const PERSON_HEADER = 'x-drill-person'
/** A held delivery arrives after the page has long tried again. */
const HELD_MS = 2500
const STRIKE_WITHIN_MS = 90_000

/**
 * What happens to one request of a person:
 * - `drop-request`: it never arrives;
 * - `drop-reply`: it is carried out, and the reply is lost;
 * - `kill-on-reply`: the same, and the server is killed at the first byte of its reply: stored, and never told;
 * - `duplicate`: it arrives twice at once, at two servers where there are two;
 * - `hold`: the connection breaks, and the request arrives later, after others.
 */
export type RequestFault = 'drop-request' | 'drop-reply' | 'kill-on-reply' | 'duplicate' | 'hold'

export interface Network {
  readonly baseUrl: string
  /** The next request of the person whose address ends so meets the fault. Resolves when it has met it; throws when none comes. */
  strike(person: string, ending: string, fault: RequestFault): Promise<void>
  cut(person: string): void
  mend(person: string): void
  /** Requests that are still held or doubled. */
  settle(): Promise<void>
  close(): Promise<void>
}

interface Reply {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

interface Strike {
  readonly ending: string
  readonly fault: RequestFault
  readonly met: () => void
}

/** A real HTTP proxy between pages and servers. It loses, doubles and delays what it is told to. */
export async function openNetwork(
  servers: readonly ServerProcess[],
  onKill: (server: ServerProcess) => void,
): Promise<Network> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const strikes = new Map<string, Strike[]>()
  const cuts = new Set<string>()
  const loose = new Set<Promise<unknown>>()
  let turn = 0

  const proxy = createServer(async (incoming, outgoing) => {
    const person = String(incoming.headers[PERSON_HEADER] ?? '')
    const body = await read(incoming).catch(() => null)
    if (body === null || cuts.has(person)) return outgoing.destroy()
    const waiting = strikes.get(person) ?? []
    const index = waiting.findIndex(({ ending }) => incoming.url!.split('?')[0]!.endsWith(ending))
    const strike = index < 0 ? undefined : waiting.splice(index, 1)[0]
    try {
      await carry(incoming, body, outgoing, strike?.fault)
    } catch {
      outgoing.destroy()
    } finally {
      strike?.met()
    }
  })

  async function carry(
    incoming: IncomingMessage,
    body: Buffer,
    outgoing: ServerResponse,
    fault: RequestFault | undefined,
  ): Promise<void> {
    if (fault === 'drop-request') return void outgoing.destroy()
    if (fault === 'hold') {
      outgoing.destroy()
      return keepLoose(pause(HELD_MS).then(() => ask(next(), incoming, body)))
    }
    const server = next()
    if (fault === 'duplicate') keepLoose(ask(next(), incoming, body))
    if (fault === 'kill-on-reply') {
      await ask(server, incoming, body, () => onKill(server)).catch(() => {})
      return void outgoing.destroy()
    }
    const reply = await ask(server, incoming, body)
    if (fault === 'drop-reply' || cuts.has(String(incoming.headers[PERSON_HEADER]))) return void outgoing.destroy()
    outgoing.writeHead(reply.status, reply.headers)
    outgoing.end(reply.body)
  }

  /** The servers by turns, as a balancer that has not noticed yet that one is down. */
  function next(): ServerProcess {
    turn += 1
    return servers[turn % servers.length]!
  }

  function keepLoose(work: Promise<unknown>): void {
    const kept = work.catch(() => {}).finally(() => loose.delete(kept))
    loose.add(kept)
  }

  function ask(server: ServerProcess, { method, url, headers }: IncomingMessage, body: Buffer, onReply?: () => void) {
    const { [PERSON_HEADER]: _, connection: _connection, ...own } = headers
    return new Promise<Reply>((fulfil, reject) => {
      const asking = request(
        { host: '127.0.0.1', port: server.port, method, path: url, headers: own, agent },
        (reply) => {
          onReply?.()
          read(reply).then((text) => fulfil({ status: reply.statusCode!, headers: reply.headers, body: text }), reject)
        },
      )
      asking.once('error', reject)
      asking.end(body)
    })
  }

  await new Promise<void>((fulfil) => proxy.listen(0, '127.0.0.1', fulfil))
  return {
    baseUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    strike: (person, ending, fault) =>
      new Promise((fulfil, reject) => {
        const timer = setTimeout(() => {
          strikes.delete(person)
          reject(new Error(`${person} asked for nothing that ends in ${ending} within ${STRIKE_WITHIN_MS / 1000} s`))
        }, STRIKE_WITHIN_MS)
        const met = () => {
          clearTimeout(timer)
          fulfil()
        }
        strikes.set(person, [...(strikes.get(person) ?? []), { ending, fault, met }])
      }),
    cut: (person) => void cuts.add(person),
    mend: (person) => void cuts.delete(person),
    async settle() {
      await Promise.all(loose)
    },
    async close() {
      agent.destroy()
      proxy.closeAllConnections()
      await new Promise((fulfil) => proxy.close(fulfil))
    },
  }
}

function read(message: IncomingMessage): Promise<Buffer> {
  return new Promise((fulfil, reject) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.once('end', () => fulfil(Buffer.concat(parts)))
    message.once('error', reject)
    message.once('close', () => reject(new Error('cut short')))
  })
}
