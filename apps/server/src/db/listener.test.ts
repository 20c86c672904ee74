import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { openListener } from './listener.ts'

let test: TestDatabase
let heard: string[]
let stop: () => Promise<void>

beforeEach(async () => {
  test = await createTestDatabase()
  heard = []
})
afterEach(async () => {
  await stop()
  await test.close()
})

const listen = async (url = test.url) => {
  stop = await openListener(url, 'uji', {
    onNotice: (payload) => heard.push(payload),
    onLost: () => heard.push('(lost)'),
    onBack: () => heard.push('(back)'),
  })
}
const say = (word: string) => test.owner(`select pg_notify('uji', $1)`, [word])
const listeners = async () =>
  (await test.owner(`select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`))
    .rows

it('opens a lost connection again, and tells both ends of the gap', async () => {
  await listen()
  await say('satu')
  await expect.poll(() => heard).toEqual(['satu'])
  for (const { pid } of await listeners()) await test.owner('select pg_terminate_backend($1)', [pid])
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['satu', '(lost)', '(back)'])
  await say('dua')
  await expect.poll(() => heard).toEqual(['satu', '(lost)', '(back)', 'dua'])
  expect(await listeners()).toHaveLength(1)
})

it('goes on trying while nobody answers, and stops trying when it is told to', async () => {
  const { hostname, port } = new URL(test.url)
  const way = await openWay(hostname, Number(port))
  const url = new URL(test.url)
  url.hostname = '127.0.0.1'
  url.port = String(way.port)
  await listen(url.href)
  await way.cut()
  await expect.poll(() => heard).toEqual(['(lost)'])
  const again = await openWay(hostname, Number(port), way.port)
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['(lost)', '(back)'])
  await again.cut()
  await expect.poll(() => heard).toEqual(['(lost)', '(back)', '(lost)'])
  await stop()
  const last = await openWay(hostname, Number(port), way.port)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(last.visits()).toBe(0)
  await last.cut()
}, 30_000)

/** A way to PostgreSQL that can be cut. */
async function openWay(host: string, target: number, port = 0) {
  const { connect } = await import('node:net')
  const sockets = new Set<Socket>()
  let visits = 0
  const server: Server = createServer((near) => {
    visits += 1
    const far = connect(target, host)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    visits: () => visits,
    async cut() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
