import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

export interface Caller {
  readonly path: string
  readonly cookie: string
  readonly device: string
  readonly choices: readonly { readonly itemId: string; readonly choice: string }[]
}

export interface CallersInput {
  readonly port: number
  readonly callers: readonly Caller[]
  readonly savesEach: number
  readonly clientTime: string
}

export interface CallersOutput {
  readonly seconds: number
  /** Milliseconds of each save. */
  readonly taken: readonly number[]
}

/** Callers on a thread of their own, each sending one answer after another, so that they do not share the server's turn. */
async function run({ port, callers, savesEach, clientTime }: CallersInput): Promise<CallersOutput> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers.length })
  const taken: number[] = []
  const began = performance.now()
  await Promise.all(
    callers.map(async ({ path, cookie, device, choices }) => {
      for (let seq = 1; seq <= savesEach; seq += 1) {
        const { itemId, choice } = choices[seq % choices.length]!
        const body = JSON.stringify({ device, entries: [{ seq, itemId, value: { choice }, clientTime }] })
        const sent = performance.now()
        await post(agent, port, path, cookie, body)
        taken.push(performance.now() - sent)
      }
    }),
  )
  agent.destroy()
  return { seconds: (performance.now() - began) / 1000, taken }
}

function post(agent: Agent, port: number, path: string, cookie: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'x-petakom': '1',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sending = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (reply.statusCode === 200 && text.includes('"mac"')) resolve()
        else reject(new Error(`${path}: ${reply.statusCode} ${text.slice(0, 200)}`))
      })
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

parentPort!.postMessage(await run(workerData as CallersInput))
