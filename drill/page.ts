import './browser-globals.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { type AttemptSession, createAttemptSession } from '../apps/web/src/exam/attempt-session.ts'
import { Refusal, type StartedAttempt, Unreachable } from '../apps/web/src/exam/exam-api.ts'
import type { Journal } from '../apps/web/src/exam/journal/journal.ts'
import { createMemoryJournal } from '../apps/web/src/exam/journal/memory-journal.ts'
import { createServerClock, type ServerClock } from '../apps/web/src/lib/server-clock.ts'
import type { Ledger } from './ledger.ts'
import { createPageApi, type PageApi } from './page-api.ts'
import type { HallPerson } from './stage/furnish-hall.ts'

const TRY_AGAIN_MS = 300
const LONGEST_WAIT_MS = 180_000

/** One computer: its disk and cookies outlive every page, and its clock is what somebody set it to. */
export interface Device {
  readonly name: string
  readonly disk: Journal
  readonly cookies: { value: string }
  /** Against the true time, milliseconds; `zone` is how the device writes it ("+09:00"). */
  readonly clock: { shift: number; zone: string }
}

export const newDevice = (name: string): Device => ({
  name,
  disk: createMemoryJournal(),
  cookies: { value: '' },
  clock: { shift: 0, zone: 'Z' },
})

export interface Page {
  readonly device: Device
  readonly session: AttemptSession
  readonly clock: ServerClock
  readonly api: PageApi
  readonly isAlive: () => boolean
  /** Answers that were given and that the disk has not confirmed. */
  readonly isWriting: () => boolean
  /** As a power cut: whatever is under way is heard of no more, and nothing more reaches the disk. */
  kill(): void
}

export interface PageParts {
  readonly baseUrl: string
  readonly person: HallPerson
  readonly device: Device
  readonly ledger: Ledger
  readonly during: () => string
  readonly isWriter?: boolean
  readonly takeOver?: boolean
}

/** Opens the attempt as the exam page does: signing in where needed, from the server, or from the disk without a line. */
export async function openPage(parts: PageParts): Promise<Page> {
  const { person, device, isWriter = true, takeOver = false } = parts
  let lives = true
  const isAlive = () => lives
  const api = createPageApi({ ...parts, person: device.name, cookies: device.cookies, isAlive })
  const writing = { count: 0 }
  const journal = livingJournal(device.disk, parts.ledger, isAlive, writing)
  const clock = createServerClock(
    () => performance.now(),
    () => Date.now() + device.clock.shift,
  )
  const id = await journal.device()
  const progress = await journal.readProgress(person.attemptId)
  const known = await journal.readForm(person.attemptId)
  let form: StartedAttempt
  for (let tries = 1; ; tries += 1) {
    try {
      if (device.cookies.value === '') await api.signIn(person.nip, person.pin)
      form = await api.start(person.attemptId, { device: id, ...(takeOver ? { takeOver, pin: person.pin } : {}) })
      clock.sync(form.now)
      await journal.writeForm(form)
      break
    } catch (error) {
      // A sign-in that failed half-way leaves a cookie that opens nothing: the person signs in again.
      const isSignedOut = error instanceof Refusal && error.status === 401
      if (isSignedOut) device.cookies.value = ''
      if (error instanceof Refusal && error.status !== 429 && !isSignedOut) throw error
      if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
      if (known && !isSignedOut) {
        form = { ...known, deadline: progress?.deadline ?? known.deadline }
        break
      }
      if (tries * TRY_AGAIN_MS > LONGEST_WAIT_MS) throw error
      await pause(TRY_AGAIN_MS)
    }
  }
  const entries = await journal.entries(person.attemptId)
  const stamped: Pick<PageApi, 'save' | 'handIn' | 'clock'> = {
    ...api,
    save: (attemptId, body) => api.save(attemptId, { ...body, entries: body.entries.map((one) => stamp(one, device)) }),
  }
  const session = createAttemptSession({ api: stamped, journal, device: id, clock, form, progress, entries, isWriter })
  let isSigningIn = false
  const signInAgain = async () => {
    if (isSigningIn || !session.view().isSignedOut) return
    isSigningIn = true
    // The person types the PIN again until it is taken, as the page asks.
    for (let isIn = false; !isIn && lives; ) {
      device.cookies.value = ''
      isIn = await api.signIn(person.nip, person.pin).then(
        () => true,
        () => false,
      )
      if (!isIn) await pause(TRY_AGAIN_MS)
    }
    isSigningIn = false
    session.signedInAgain()
  }
  session.subscribe(() => void signInAgain())
  void signInAgain()
  return {
    device,
    session,
    clock,
    api,
    isAlive,
    isWriting: () => writing.count > 0,
    kill() {
      lives = false
      session.stop()
    },
  }
}

/** The time as the device has it, written in its zone. */
function stamp(entry: unknown, { clock }: Device) {
  const { clientTime, ...rest } = entry as { clientTime: string }
  const hours = clock.zone === 'Z' ? 0 : Number(clock.zone.slice(0, 3))
  const local = new Date(Date.parse(clientTime) + clock.shift + hours * 3_600_000).toISOString()
  return { ...rest, clientTime: local.replace('Z', clock.zone) }
}

/** A disk as a page sees it: once the page is dead it neither writes nor hears that it was written. */
function livingJournal(disk: Journal, ledger: Ledger, isAlive: () => boolean, writing: { count: number }): Journal {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!isAlive()) await new Promise(() => {})
    const value = await work()
    if (!isAlive()) await new Promise(() => {})
    return value
  }
  return {
    isDurable: true,
    device: () => guard(() => disk.device()),
    readExam: () => guard(() => disk.readExam()),
    writeExam: (exam) => guard(() => disk.writeExam(exam)),
    forgetExam: () => guard(() => disk.forgetExam()),
    readForm: (id) => guard(() => disk.readForm(id)),
    writeForm: (form) => guard(() => disk.writeForm(form)),
    readProgress: (id) => guard(() => disk.readProgress(id)),
    writeProgress: (progress) => guard(() => disk.writeProgress(progress)),
    async append(entry) {
      writing.count += 1
      // A disk takes its time: a page may die between the choice and the word that it is kept.
      await guard(() => pause(1))
      ledger.write(entry.attemptId, entry)
      await guard(() => disk.append(entry))
      writing.count -= 1
    },
    entries: (id) => guard(() => disk.entries(id)),
    markSent: (id, seqs, sent) => guard(() => disk.markSent(id, seqs, sent)),
  }
}

/** Entries on the device's disk that the server has not acknowledged. */
export async function unsentOf({ disk }: Device, attemptId: string): Promise<readonly number[]> {
  return (await disk.entries(attemptId)).filter(({ sent }) => sent === 0).map(({ seq }) => seq)
}

/** Waits until `check` holds. Throws, naming what was waited for, where it never does. */
export async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + LONGEST_WAIT_MS
  while (!(await check())) {
    if (performance.now() > limit) throw new Error(`${what}: not within ${LONGEST_WAIT_MS / 1000} s`)
    await pause(25)
  }
}

/** Waits until everything that this page wrote is on the server, and the page says so. */
export async function untilSent({ session, device, isWriting }: Page, attemptId: string): Promise<void> {
  const what = `${device.name} brings its answers home`
  await until(what, async () => {
    const { save } = session.view()
    return !isWriting() && (save === 'server' || save === 'none') && (await unsentOf(device, attemptId)).length === 0
  }).catch(async (cause) => {
    const { save, phase, isSignedOut, readOnly } = session.view()
    const unsent = (await unsentOf(device, attemptId)).length
    const state = JSON.stringify({ save, phase, isSignedOut, readOnly, unsent, isWriting: isWriting() })
    throw new Error(`${what}: ${state}`, { cause })
  })
}
