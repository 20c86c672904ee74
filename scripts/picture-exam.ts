import type { Page } from 'playwright-core'

const MINUTE = 60_000
const clock = (time: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(time)
const day = (time: Date, zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time)

/** Asks the server as the page's own sign-in; throws with the server's sentence when it refuses. */
export async function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const { status, answer } = await page.evaluate(
    async ([verb, address, sent]) => {
      const headers = { 'content-type': 'application/json', 'x-petakom': '1' }
      const init = sent === null ? { headers: { 'x-petakom': '1' } } : { headers, body: sent }
      const got = await fetch(address, { method: verb, ...init })
      return { status: got.status, answer: await got.json() }
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )
  if (status >= 400) throw new Error(`${method} ${path}: ${answer.message ?? status}`)
  return answer as T
}

/**
 * Plans an event of one participant whose session is open now, and answers with what opens the exam. Everything is asked
 * of the server as a committee would; the event stays in that data folder.
 */
export async function openExam(page: Page, zone = 'Asia/Jakarta'): Promise<{ nip: string; pin: string }> {
  const now = new Date()
  const { id } = await ask<{ id: string }>(page, 'POST', '/api/events', {
    name: 'Gambar halaman soal',
    purpose: 'PEMETAAN',
    startsOn: day(now, zone),
    endsOn: day(now, zone),
    venue: 'Aula',
    capacity: 1,
    backdated: true,
    schedule: {
      dayStart: clock(new Date(now.getTime() - MINUTE), zone),
      dayEnd: clock(new Date(now.getTime() + 70 * MINUTE), zone),
      sessionMinutes: 60,
      turnoverMinutes: 0,
      breaks: [],
      holidays: [],
    },
  })
  await ask(page, 'POST', `/api/events/${id}/participants`, { limit: 1 })
  await ask(page, 'PUT', `/api/events/${id}/design`, {
    exercises: [
      { name: 'Tes kemampuan analitis', durationMinutes: 30, targets: ['kemampuan_analitis'], itemCodes: [] },
    ],
  })
  await ask(page, 'POST', `/api/events/${id}/sessions/plan`, { allowPast: true })
  const [card] = await ask<{ nip: string; pin: string }[]>(page, 'GET', `/api/events/${id}/pins?session=1`)
  if (!card) throw new Error('no participant was seated: the server has no people, or the day is about to end')
  return card
}
