import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerValue, StartedAttempt } from '@petakom/contract'
import { createRandom } from '@petakom/psychometrics'
import { anyAnswer } from '../drill/any-answer.ts'

export interface HallCaller {
  readonly port: number
  readonly nip: string
  readonly pin: string
  readonly attemptId: string
}

export type HallTask =
  /** Everybody signs in, so many at a time. */
  | { readonly what: 'sign in'; readonly together: number }
  /** Everybody presses start, spread over this time, milliseconds. */
  | { readonly what: 'start'; readonly within: number }
  /** Every page listens for news, spread over this time, milliseconds: until each has heard its first. */
  | { readonly what: 'listen'; readonly within: number }
  /** Until every page has heard once more since then (`Date.now()`); `taken` is from then to each. */
  | { readonly what: 'hear'; readonly since: number; readonly patience: number }
  /** The first so many save an answer every `every` milliseconds (0: each as soon as the last one is stored), for `lasting`. */
  | { readonly what: 'save'; readonly people: number; readonly every: number; readonly lasting: number }

export interface HallReport {
  /** Milliseconds of each request, and the first sentence of each one that failed. */
  readonly taken: number[]
  readonly errors: string[]
  readonly seconds: number
}

/**
 * Browsers on a thread of their own: each one kept-alive connection that writes HTTP by hand, since Node's HTTP client
 * would take as much of these two cores as the server. What they wait for a connection counts.
 */
class Browser {
  readonly caller: HallCaller
  #socket: Socket | null = null
  #cookie = ''
  #parts: Buffer[] = []
  #waiting: { fulfil: (reply: string) => void; reject: (error: Error) => void } | null = null
  #stream: Socket | null = null
  itemIds: string[] = []
  seq = 0
  /** When the page's stream last told something (`Date.now()`); 0 = never. */
  lastNews = 0

  constructor(caller: HallCaller) {
    this.caller = caller
  }

  async post(path: string, body: unknown): Promise<string> {
    const text = JSON.stringify(body)
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: 127.0.0.1:${this.caller.port}`,
      'x-petakom: 1',
      'content-type: application/json',
      ...(this.#cookie ? [`cookie: ${this.#cookie}`] : []),
      `content-length: ${Buffer.byteLength(text)}`,
    ]
    const reply = await this.#ask(`${head.join('\r\n')}\r\n\r\n${text}`)
    if (!reply.startsWith('HTTP/1.1 200 '))
      throw new Error(`${path.split('/').at(-1)}: ${reply.slice(0, 40)} ${reply.slice(-160)}`)
    this.#cookie = /\r\nset-cookie: ([^;]+)/i.exec(reply)?.[1] ?? this.#cookie
    return reply.slice(reply.indexOf('\r\n\r\n') + 4)
  }

  #ask(request: string): Promise<string> {
    return new Promise((fulfil, reject) => {
      this.#waiting = { fulfil, reject }
      this.#socket ??= this.#open()
      this.#socket.write(request)
    })
  }

  #open(): Socket {
    const socket = connect({ port: this.caller.port, host: '127.0.0.1', noDelay: true })
    const fail = (error: Error) => {
      this.#socket = null
      this.#waiting?.reject(error)
      this.#waiting = null
    }
    let expected = -1
    let got = 0
    socket.on('data', (part) => {
      this.#parts.push(part)
      got += part.length
      if (expected < 0) {
        const text = Buffer.concat(this.#parts).toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end < 0) return
        expected = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1])
      }
      if (got < expected) return
      const reply = Buffer.concat(this.#parts).toString('latin1')
      this.#parts = []
      ;[expected, got] = [-1, 0]
      const waiting = this.#waiting
      this.#waiting = null
      waiting?.fulfil(reply)
    })
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the server closed the connection')))
    return socket
  }

  /** Opens the page's stream of news beside its other connection. */
  listen(device: string): void {
    const socket = connect({ port: this.caller.port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      if (text.includes('event: news')) this.lastNews = Date.now()
    })
    socket.on('error', () => {})
    socket.write(
      `GET /api/exam/stream?device=${device} HTTP/1.1\r\nhost: 127.0.0.1:${this.caller.port}\r\n` +
        `x-petakom: 1\r\naccept: text/event-stream\r\ncookie: ${this.#cookie}\r\n\r\n`,
    )
    this.#stream = socket
  }

  close(): void {
    this.#stream?.destroy()
    this.#socket?.destroy()
  }
}

/** What everybody answers, by item: of its kind. */
const answers = new Map<string, AnswerValue>()
const random = createRandom(1)
const browsers = (workerData as HallCaller[]).map((caller) => new Browser(caller))
const DEVICE = 'perangkat-ukur'
const LONGEST_SILENCE_MS = 10_000

async function run(task: HallTask): Promise<HallReport> {
  const taken: number[] = []
  const errors: string[] = []
  const time = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    try {
      await work()
      taken.push(performance.now() - began)
    } catch (error) {
      errors.push(String(error))
    }
  }
  const began = performance.now()
  if (task.what === 'sign in') {
    const queue = [...browsers]
    await Promise.all(
      Array.from({ length: task.together }, async () => {
        for (let one = queue.pop(); one; one = queue.pop()) {
          const { nip, pin } = one.caller
          await time(() => one!.post('/api/exam/session', { nip, pin }))
        }
      }),
    )
  } else if (task.what === 'start') {
    const replies = new Map<Browser, string>()
    await Promise.all(
      browsers.map(async (browser, index) => {
        await pause((task.within * index) / browsers.length)
        const path = `/api/exam/attempts/${browser.caller.attemptId}/start`
        await time(async () => replies.set(browser, await browser.post(path, { device: DEVICE })))
      }),
    )
    // Read afterwards: in a hall that is the work of three thousand computers.
    for (const [browser, reply] of replies) {
      const { items } = JSON.parse(reply) as StartedAttempt
      browser.itemIds = items.map(({ id }) => id)
      for (const { id, content } of items) {
        if (!answers.has(id)) answers.set(id, anyAnswer(content.interaction, undefined, random))
      }
    }
  } else if (task.what === 'listen') {
    await Promise.all(
      browsers.map(async (browser, index) => {
        await pause((task.within * index) / browsers.length)
        await time(async () => {
          browser.listen(DEVICE)
          while (browser.lastNews === 0) {
            if (performance.now() - began > task.within + LONGEST_SILENCE_MS) throw new Error('listen: no first news')
            await pause(10)
          }
        })
      }),
    )
  } else if (task.what === 'hear') {
    const end = task.since + task.patience
    while (Date.now() < end && browsers.some(({ lastNews }) => lastNews < task.since)) await pause(20)
    for (const { lastNews } of browsers) {
      if (lastNews >= task.since) taken.push(lastNews - task.since)
      else errors.push('hear: a page was not told')
    }
  } else {
    const end = performance.now() + task.lasting
    await Promise.all(
      browsers.slice(0, task.people).map(async (browser, index) => {
        const path = `/api/exam/attempts/${browser.caller.attemptId}/answers`
        for (let next = (task.every * index) / task.people; ; next += task.every) {
          const wait = began + next - performance.now()
          if (began + next > end || performance.now() > end) return
          if (wait > 0) await pause(wait)
          browser.seq += 1
          const itemId = browser.itemIds[browser.seq % browser.itemIds.length]!
          const clientTime = new Date().toISOString()
          const entries = [{ seq: browser.seq, itemId, value: answers.get(itemId), clientTime }]
          await time(() => browser.post(path, { device: DEVICE, entries }))
        }
      }),
    )
  }
  return { taken, errors, seconds: (performance.now() - began) / 1000 }
}

parentPort!.on('message', async (task: HallTask | 'end') => {
  if (task !== 'end') return parentPort!.postMessage(await run(task))
  for (const browser of browsers) browser.close()
  parentPort!.close()
})
