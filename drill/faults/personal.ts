import { setTimeout as pause } from 'node:timers/promises'
import { sealJournal } from '../../apps/web/src/exam/emergency/emergency-file.ts'
import { until } from '../page.ts'
import type { RequestFault } from '../stage/network.ts'
import type { Sitting } from './sitting.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const CUT_MS = 300 * SECOND
/** Each raises the floor of the numbers by a thousand more than the last: seqs end at a million. */
const MOST_DEVICES = 12

/** Befalls one person; resolves when everything they wrote is on the server. */
export type PersonalFault = (sitting: Sitting) => Promise<void>

const onSave =
  (fault: RequestFault): PersonalFault =>
  async (sitting) => {
    const struck = sitting.hall.network.strike(sitting.device.name, '/answers', fault)
    sitting.answer(1 + sitting.random.below(4))
    await struck
    // A page that goes on answering while its last request is nowhere.
    sitting.answer(sitting.random.below(3))
    await sitting.sent()
  }

const cutFor =
  (milliseconds: (sitting: Sitting) => number): PersonalFault =>
  async (sitting) => {
    const end = performance.now() + milliseconds(sitting)
    sitting.cut()
    while (performance.now() < end) {
      sitting.answer(1)
      await pause(Math.min(400 + sitting.random.below(800), Math.max(0, end - performance.now())))
    }
    sitting.mend()
    await sitting.sent()
  }

/** The computer goes off while the page does `what`; the same disk is opened again. */
async function killWhile(sitting: Sitting, action: string, what: () => unknown): Promise<void> {
  const fault = sitting.random.pick(['drop-request', 'drop-reply'] as const)
  const struck = sitting.hall.network.strike(sitting.device.name, action, fault)
  void Promise.resolve(what()).catch(() => {})
  await struck
  sitting.page.kill()
  await sitting.reopen()
}

/** What the page does by itself when its time is up. */
function endIfOver({ page: { clock, session } }: Sitting): void {
  if (clock.now() >= session.view().deadline) session.handIn(true)
}

const SCREENS: Readonly<Record<string, PersonalFault>> = {
  async 'signing in'(sitting) {
    sitting.answer(2)
    sitting.page.kill()
    sitting.device.cookies.value = ''
    await killWhile(sitting, '/session', () => sitting.page.api.signIn(sitting.person.nip, sitting.person.pin))
  },
  async starting(sitting) {
    sitting.answer(2)
    sitting.page.kill()
    // Whatever that opening still comes to, nobody looks at it any more.
    await killWhile(sitting, '/start', () => sitting.open().then((page) => page.kill()))
  },
  async answering(sitting) {
    sitting.answer(1 + sitting.random.below(5))
    // Before the disk has it, after, or with the request on its way.
    await pause(sitting.random.below(500))
    sitting.page.kill()
    await sitting.reopen()
  },
  sending: (sitting) => killWhile(sitting, '/answers', () => sitting.answer(3)),
}

/** What befalls one person, by name. */
export const PERSONAL: Readonly<Record<string, PersonalFault>> = {
  'request lost': onSave('drop-request'),
  'reply lost after storing': onSave('drop-reply'),
  'delivered twice at once': onSave('duplicate'),
  'delivered late, out of order': onSave('hold'),
  'network cut 1 s': cutFor(() => SECOND),
  'network cut 5 min': cutFor(({ hall }) => CUT_MS * hall.cutScale),
  'server killed after storing': onSave('kill-on-reply'),

  async 'device clock stepped'(sitting) {
    const { device, random } = sitting
    device.clock.shift = (random.below(24) - 12) * HOUR
    device.clock.zone = random.pick(['Z', '+09:00', '-08:00', '+07:00'])
    sitting.answer(2)
    if (random.below(2) === 0) {
      // Opened again without the line: the page has nothing but the wrong clock, which may say that all is over.
      sitting.page.kill()
      sitting.cut()
      await sitting.reopen()
      sitting.answer(1)
      endIfOver(sitting)
      await pause(300)
      sitting.mend()
    }
    await sitting.sent()
    endIfOver(sitting)
    await until('the page works on', () => sitting.page.session.view().phase === 'working')
    if (sitting.page.session.view().late > 0) throw new Error(`${device.name}: late by the device's clock`)
  },

  async 'browser killed'(sitting) {
    await SCREENS[sitting.random.pick(Object.keys(SCREENS))]!(sitting)
    sitting.answer(1)
    await sitting.sent()
  },

  async 'two tabs'(sitting) {
    const first = sitting.page
    const second = await sitting.open({ isWriter: false })
    sitting.answer(1)
    sitting.answer(3, second)
    const shown = second.session.view()
    if (shown.readOnly !== 'tab') throw new Error(`${sitting.device.name}: a second tab may write`)
    await sitting.sent()
    second.kill()
    if (sitting.random.below(2) === 0) return
    sitting.answer(2)
    first.kill()
    await sitting.reopen()
    await sitting.sent()
  },

  async 'extension during a stale tab'(sitting) {
    const { hall, person, page } = sitting
    const before = page.session.view().deadline
    sitting.cut()
    sitting.answer(2)
    await hall.extend(person.participantId, 5)
    sitting.answer(1)
    await pause(200)
    sitting.mend()
    await sitting.sent()
    const gained = page.session.view().deadline - before
    if (gained < 5 * 60 * SECOND)
      throw new Error(`${sitting.device.name}: the page learnt of ${gained} ms instead of 5 min`)
    if (page.session.view().late > 0) throw new Error(`${sitting.device.name}: answers within the time are late`)
  },

  async 'paused while cut off'(sitting) {
    const { hall, person, page } = sitting
    const before = page.session.view().deadline
    sitting.answer(1)
    sitting.cut()
    await hall.orderSeat('pause', person.participantId)
    sitting.answer(2)
    const began = performance.now()
    await pause(500 + sitting.random.below(1500))
    const stood = performance.now() - began
    await hall.orderSeat('resume', person.participantId)
    sitting.mend()
    sitting.answer(1)
    await sitting.sent()
    const gained = page.session.view().deadline - before
    // The server counts the pause in whole seconds.
    if (gained < stood - SECOND)
      throw new Error(`${sitting.device.name}: a pause of ${stood} ms gave back ${gained} ms`)
    if (page.session.view().late > 0) throw new Error(`${sitting.device.name}: answers within the time are late`)
  },

  async 'excluded while cut off'(sitting) {
    const { hall, person, random } = sitting
    sitting.cut()
    sitting.answer(1 + random.below(3))
    await hall.orderRoom('exclude', person.participantId)
    // Half of them are on the line again before they are readmitted: the PIN is refused until then.
    const comesEarly = random.below(2) === 0
    if (comesEarly) sitting.mend()
    await pause(random.below(1500))
    sitting.answer(1)
    await hall.orderRoom('readmit', person.participantId)
    if (!comesEarly) sitting.mend()
    await sitting.sent()
    if (sitting.page.session.view().late > 0)
      throw new Error(`${sitting.device.name}: answers within the time are late`)
  },

  async 'taken over by another device'(sitting) {
    if (sitting.devices >= MOST_DEVICES) return PERSONAL['browser killed']!(sitting)
    const [oldDevice, oldPage] = [sitting.device, sitting.page]
    sitting.cut()
    sitting.answer(1 + sitting.random.below(4))
    await pause(sitting.random.below(300))
    sitting.device = sitting.newDevice()
    sitting.page = await sitting.open({ takeOver: true })
    sitting.answer(2)
    await sitting.sent()
    sitting.mend(oldDevice)
    await until('the old device is read-only', () => oldPage.session.view().readOnly === 'moved')
    await sitting.sent(oldPage)
    sitting.answer(5, oldPage)
    oldPage.kill()
    sitting.answer(1)
    await sitting.sent()
  },
}

/** The last thing that befalls a person: afterwards the attempt is handed in. */
export const ENDINGS: Readonly<Record<string, PersonalFault>> = {
  async 'killed while handing in'(sitting) {
    sitting.answer(2)
    await killWhile(sitting, '/hand-in', () => sitting.page.session.handIn())
    // Where the asking for it reached neither disk nor server, the person asks again.
    if (sitting.page.session.view().phase === 'working') sitting.page.session.handIn()
    await until('handed in', () => sitting.page.session.view().phase === 'done')
    await sitting.sent()
    if (sitting.page.session.view().late > 0) throw new Error(`${sitting.device.name}: handed in before its answers`)
  },

  async 'network cut to the end'(sitting) {
    sitting.cut()
    sitting.answer(3)
    await pause(300)
    sitting.answer(1)
    await sitting.hall.endTime(sitting.person.attemptId)
    sitting.mend()
    await sitting.sent()
    sitting.page.session.handIn(true)
    await until('handed in after the end', () => sitting.page.session.view().phase === 'done')
    if (sitting.page.session.view().late < 1)
      throw new Error(`${sitting.device.name}: answers after the end are not late`)
  },

  async 'emergency file after the end'(sitting) {
    const { hall, person, device, page } = sitting
    sitting.cut()
    sitting.answer(4)
    await until('the disk has it', () => !page.isWriting())
    const seal = page.session.form.seal
    if (!seal) throw new Error(`${device.name}: the page has no key to seal its journal with`)
    const entries = await device.disk.entries(person.attemptId)
    const id = await device.disk.device()
    const file = sealJournal({ attemptId: person.attemptId, device: id, seal, entries }, new Date())
    await hall.endTime(person.attemptId)
    const told = await hall.importFile(file)
    if (told.refused + told.conflicts > 0) throw new Error(`${device.name}: of its file ${JSON.stringify(told)}`)
    // The committee was told that all of it is stored: that is held against the database like a receipt.
    hall.ledger.acknowledge(person.attemptId, entries, undefined, sitting.during)
    // The line comes back after all, and the page brings the same answers again.
    sitting.mend()
    await sitting.sent()
    page.session.handIn(true)
    await until('handed in after the file', () => page.session.view().phase === 'done')
  },
}
