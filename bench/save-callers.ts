import { connect } from 'node:net'
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
  /** Of each caller, in this run. */
  readonly firstSeq: number
  readonly savesEach: number
  readonly clientTime: string
}

export interface CallersOutput {
  readonly seconds: number
  /** Milliseconds of each save. */
  readonly taken: readonly number[]
}

/**
 * Callers on a thread of their own, each sending one answer after another, so that they do not share the server's turn.
 * Each is one kept-alive connection that writes HTTP by hand: in a hall the browsers are other people's computers, and
 * Node's HTTP client would take as much of these two cores as a third of the server.
 */
async function run({ port, callers, firstSeq, savesEach, clientTime }: CallersInput): Promise<CallersOutput> {
  const taken: number[] = []
  const began = performance.now()
  await Promise.all(
    callers.map(async ({ path, cookie, device, choices }) => {
      const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nx-petakom: 1\r\ncontent-type: application/json\r\n`
      const caller = openCaller(port)
      for (let seq = firstSeq; seq < firstSeq + savesEach; seq += 1) {
        const { itemId, choice } = choices[seq % choices.length]!
        const body = JSON.stringify({ device, entries: [{ seq, itemId, value: { choice }, clientTime }] })
        const sent = performance.now()
        const reply = await caller.ask(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
        taken.push(performance.now() - sent)
        if (!reply.startsWith('HTTP/1.1 200 ') || !reply.includes(`"lastSeq":${seq},`)) throw new Error(reply)
      }
      caller.close()
    }),
  )
  return { seconds: (performance.now() - began) / 1000, taken }
}

/** One request at a time over one connection; a reply is whole when its content-length is there. */
function openCaller(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let text = ''
  let waiting = { resolve: (_reply: string) => {}, reject: (_error: Error) => {} }
  socket.setEncoding('latin1')
  socket.on('error', (error) => waiting.reject(error))
  socket.on('close', () => waiting.reject(new Error(`closed by the server: ${text}`)))
  socket.on('data', (chunk: string) => {
    text += chunk
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1])
    if (text.length < end + 4 + length) return
    const reply = text
    text = ''
    waiting.resolve(reply)
  })
  return {
    ask(request: string): Promise<string> {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      })
    },
    close: () => socket.destroy(),
  }
}

parentPort!.postMessage(await run(workerData as CallersInput))
