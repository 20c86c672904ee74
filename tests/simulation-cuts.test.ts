import { setTimeout as pause } from 'node:timers/promises'
import type { Act, SimulationWorld } from '@petakom/domain'
import { replay } from '@petakom/domain'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSimulationExam, type SimulationFixture } from '../apps/server/src/testing/simulation-fixture.ts'
import { type Caller, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { type AttemptSession, createAttemptSession } from '../apps/web/src/exam/attempt-session.ts'
import { Refusal, type StartedAttempt, Unreachable } from '../apps/web/src/exam/exam-api.ts'
import type { Journal } from '../apps/web/src/exam/journal/journal.ts'
import { createMemoryJournal } from '../apps/web/src/exam/journal/memory-journal.ts'
import { openActs, openOptions } from '../apps/web/src/exam/simulation/open-acts.ts'
import { createPlay, type Play } from '../apps/web/src/exam/simulation/play.ts'
import { createServerClock } from '../apps/web/src/lib/server-clock.ts'

/** The true time: the server and every device have it, but for what a device believes. */
let elapsed = 0
/** Milliseconds by which the clock of the device at hand is wrong. */
let wrong = 0
let test: TestApp
const base = Date.now()
const online = new Set<() => void>()

beforeAll(async () => {
  vi.stubGlobal('addEventListener', (_: string, wake: () => void) => online.add(wake))
  vi.stubGlobal('removeEventListener', (_: string, wake: () => void) => online.delete(wake))
  vi.spyOn(Date, 'now').mockImplementation(() => base + elapsed + wrong)
  test = await createTestApp()

  Object.defineProperty(test.now, 'value', { get: () => new Date(base + elapsed) })
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  await test.close()
})

/** The line between a device and the server: cut, or losing and doubling what it carries. */
function createLine(call: Caller, draw: (most: number) => number) {
  const line = {
    isCut: false,
    /** Under way: time does not jump meanwhile, or a reply would tell a time of long ago. */
    flying: 0,
    async ask<T>(method: 'GET' | 'POST', url: string, body?: object): Promise<T> {
      if (line.isCut) throw new Unreachable(url)
      line.flying += 1
      try {
        return await line.carry<T>(method, url, body)
      } finally {
        line.flying -= 1
      }
    },
    async carry<T>(method: 'GET' | 'POST', url: string, body?: object): Promise<T> {
      const fault = url.endsWith('/answers') ? draw(5) : 0
      if (fault === 1) throw new Unreachable('lost on the way there')
      if (fault === 2) await call(method, url, body)
      const reply = await call(method, url, body)
      if (fault === 3) throw new Unreachable('lost on the way back')
      if (reply.statusCode === 200) return reply.json<T>()
      throw new Refusal(reply.statusCode, reply.json())
    },
  }
  return line
}

interface Device {
  readonly journal: Journal
  /** Milliseconds by which its own clock is wrong. */
  readonly wrong: number
}
interface Page {
  readonly session: AttemptSession
  readonly play: Play
}

/** As the page opens an attempt: from the server, or without a line from what it kept. */
async function openPage(
  line: ReturnType<typeof createLine>,
  attemptId: string,
  device: Device,
  pin?: string,
): Promise<Page> {
  const url = (action: string) => `/api/exam/attempts/${attemptId}/${action}`
  const { journal } = device
  wrong = device.wrong
  const clock = createServerClock(
    () => elapsed,
    () => Date.now(),
  )
  const id = await journal.device()
  const progress = await journal.readProgress(attemptId)
  let form = await journal.readForm(attemptId)
  try {
    form = await line.ask<StartedAttempt>('POST', url('start'), { device: id, ...(pin ? { takeOver: true, pin } : {}) })
    clock.sync(form.now)
    await journal.writeForm(form)
  } catch (error) {
    if (!(error instanceof Unreachable) || !form) throw error
    form = { ...form, deadline: progress?.deadline ?? form.deadline }
    if (progress?.skew !== undefined) clock.assume(Date.now() + progress.skew)
  }
  const api = {
    save: (_: string, body: object) => line.ask('POST', url('answers'), body),
    handIn: (_: string, body: object) => line.ask('POST', url('hand-in'), body),
    clock: () => line.ask('GET', `${url('clock')}?device=${id}`),
  } as never
  const entries = await journal.entries(attemptId)
  const session = createAttemptSession({ api, journal, device: id, clock, form, progress, entries, isWriter: true })
  return { session, play: createPlay(session.story!) }
}

/** Everything that is written has come to the server. */
async function settle({ session }: Page) {
  // What was done in this turn is on its way to the disk, and the page does not say so yet.
  await pause(5)
  for (let tries = 0; session.view().save !== 'server'; tries += 1) {
    if (tries > 200) throw new Error(`nothing settles: ${session.view().save}`)
    for (const wake of online) wake()
    await pause(25)
  }
}

/** Whatever the page offers on a message that came. */
function actAtRandom({ play }: Page, world: SimulationWorld, draw: (most: number) => number) {
  const { state } = play.view()
  const here = world.messages.filter(({ id }) => state.messages.get(id)!.arrived)
  const message = here[draw(here.length)]!
  play.act({ kind: 'open', about: message.id })
  const options = openOptions(world, state, message).filter(({ isPayable }) => isPayable)
  const acts = openActs(world, state, message)
  const option = options[draw(options.length + 2)]?.option
  const act = acts[draw(acts.length + 1)]
  const to = act?.actors[draw(act.actors.length)]?.id
  const slot = act?.kind === 'schedule' ? { slot: { from: 200, to: 230 } } : {}
  if (option) play.act({ kind: 'decide', about: message.id, option: option.id })
  else if (act)
    play.act({ kind: act.kind, about: message.id, ...(to ? { to } : {}), ...slot, text: `Teks ${draw(99)}` })
}

const generator = (seed: number) => {
  let value = seed
  return (most: number) => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0
    return Math.floor((value / 2 ** 32) * most)
  }
}

describe('a run on a bad line', () => {
  let page: Page
  afterEach(() => page.session.stop())

  it.each([
    [1, 'IB-DINAS-A'],
    [2, 'DS-BANJIR-B'],
    [3, 'DS-LAYANAN-A'],
    [4, 'IB-DINAS-B'],
  ] as const)(
    'is the same after every reload, on every device, and on the server (seed %i, %s)',
    async (seed, code) => {
      const draw = generator(seed)
      const exam: SimulationFixture = await createSimulationExam(test, { code })
      const call = await exam.signIn()
      const { json } = await call('GET', '/api/exam')
      const [{ id: attemptId }] = json().attempts
      const line = createLine(call, draw)
      let device: Device = { journal: { ...createMemoryJournal(), isDurable: true }, wrong: 7_200_000 }
      page = await openPage(line, attemptId, device)
      const faults = { reloads: 0, reloadsWithoutLine: 0, devices: 0 }
      for (let step = 0; step < 60; step += 1) {
        while (line.flying > 0) await pause(1)
        elapsed += 2000 + draw(60_000)
        page.play.tick()
        actAtRandom(page, exam.scenario, draw)
        if (draw(4) === 0) line.isCut = !line.isCut
        if (draw(6) === 0) {
          // What is on its way to the disk is there within this turn.
          await pause(5)
          const before = structuredClone(page.play.view().state)
          page.session.stop()
          page = await openPage(line, attemptId, device)
          expect(page.play.view().state).toEqual(before)
          faults.reloads += 1
          faults.reloadsWithoutLine += Number(line.isCut)
        }
        if (draw(20) === 0) {
          line.isCut = false
          await settle(page)
          const before = structuredClone(page.play.view().state)
          page.session.stop()
          device = { journal: { ...createMemoryJournal(), isDurable: true }, wrong: -3_600_000 }
          page = await openPage(line, attemptId, device, exam.participants[0]!.pin)
          expect(page.play.view().state).toEqual(before)
          faults.devices += 1
        }
      }
      line.isCut = false
      await settle(page)
      page.play.tick()
      const { state } = page.play.view()
      const { rows } = await test.owner(
        `select seq, value -> 'act' as act from answer where attempt_id = $1 order by seq`,
        [attemptId],
      )
      const stored = rows.map(({ seq, act }): Act => ({ ...act, seq }))
      expect(replay(exam.scenario, state.seed, stored, state.seconds)).toEqual(state)
      expect(state.acts.length).toBeGreaterThan(40)
      expect(faults.reloadsWithoutLine).toBeGreaterThan(1)
      page.session.handIn()
      await expect.poll(() => page.session.view().handedIn?.acts, { timeout: 10_000 }).toBeGreaterThan(10)
    },
    60_000,
  )
})
