import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../testing/exam-fixture.ts'
import { createTestApp, stranger, type TestApp } from '../testing/test-app.ts'
import { MOST_OF_A_PERSON, MOST_STREAMS } from './open-streams.ts'

let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  exam = await createExam(test, { people: 2 })
})
afterAll(() => test.close())

/** A page that listens, and all that it has heard. */
async function listen(cookie: string) {
  const { port } = test.app.server.address() as AddressInfo
  const socket: Socket = connect(port, '127.0.0.1')
  const page = { text: '', socket }
  socket.setEncoding('utf8').on('data', (text: string) => {
    page.text += text
  })
  socket.write(`GET /api/exam/stream?device=perangkat-satu HTTP/1.1\r\nhost: uji\r\ncookie: ${cookie}\r\n\r\n`)
  while (!page.text.includes('event: news')) await once(socket, 'data')
  return page
}
const hasEnded = ({ text }: { text: string }) => text.endsWith('0\r\n\r\n')

async function cookieOf(index: number) {
  const { nip, pin } = exam.participants[index]!
  const reply = await stranger(test)('POST', '/api/exam/session', { nip, pin })
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

it('leaves one session a dozen open pages: the oldest gives way, and no neighbour loses one', async () => {
  const neighbour = await listen(await cookieOf(1))
  const cookie = await cookieOf(0)
  const pages: Awaited<ReturnType<typeof listen>>[] = []
  for (let n = 0; n < MOST_STREAMS; n += 1) pages.push(await listen(cookie))
  expect(pages.some(hasEnded)).toBe(false)
  pages.push(await listen(cookie), await listen(cookie))
  await expect.poll(() => pages.filter(hasEnded).length).toBe(2)
  expect(pages.slice(0, 2).every(hasEnded)).toBe(true)
  expect(hasEnded(neighbour)).toBe(false)
  // A page that was closed leaves its place.
  pages[5]!.socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  pages.push(await listen(cookie))
  expect(pages.filter(hasEnded).length).toBe(2)
  for (const { socket } of [...pages, neighbour]) socket.destroy()
})

it('ends the pages of a session that ends, and no other', async () => {
  const neighbour = await listen(await cookieOf(1))
  const cookie = await cookieOf(0)
  const page = await listen(cookie)
  expect((await stranger(test, cookie)('DELETE', '/api/session')).statusCode).toBe(200)
  await expect.poll(() => hasEnded(page), { timeout: 5000 }).toBe(true)
  expect(hasEnded(neighbour)).toBe(false)
  for (const { socket } of [page, neighbour]) socket.destroy()
})

it('leaves one person four dozen over all their sessions, however often they sign in', async () => {
  const pages: Awaited<ReturnType<typeof listen>>[] = []
  for (let session = 0; session < MOST_OF_A_PERSON / MOST_STREAMS + 1; session += 1) {
    const cookie = await cookieOf(0)
    for (let n = 0; n < MOST_STREAMS - 1; n += 1) pages.push(await listen(cookie))
  }
  const over = pages.length - MOST_OF_A_PERSON
  expect(over).toBeGreaterThan(5)
  await expect.poll(() => pages.filter(hasEnded).length).toBe(over)
  expect(pages.slice(0, over).every(hasEnded)).toBe(true)
  for (const { socket } of pages) socket.destroy()
})
