import type { ServerClock } from '../lib/server-clock.ts'
import { holdTab } from '../lib/tab-lock.ts'
import { type AttemptSession, createAttemptSession } from './attempt-session.ts'
import { examApi, Unreachable } from './exam-api.ts'
import { followExam } from './follow-exam.ts'
import type { Journal } from './journal/journal.ts'
import { simulationModule } from './screens/attempt-screen.tsx'
import { emergencyModule } from './screens/emergency.tsx'
import { watchFocus } from './watch-focus.ts'

/** Tabs that this page holds already: asking again would refuse ourselves. */
const held = new Set<string>()

/** Opens an attempt from the server, or without the network from the journal of an earlier opening on this device. */
export async function openAttempt(
  journal: Journal,
  clock: ServerClock,
  attemptId: string,
  pin?: string,
): Promise<AttemptSession> {
  const isWriter = held.has(attemptId) || (await holdTab(`attempt-${attemptId}`))
  if (isWriter) held.add(attemptId)
  const device = await journal.device()
  const progress = await journal.readProgress(attemptId)
  let form = await journal.readForm(attemptId)
  try {
    form = await examApi.start(attemptId, { device, ...(pin ? { takeOver: true, pin } : {}) })
    clock.sync(form.now)
    await journal.writeForm(form)
  } catch (error) {
    if (!(error instanceof Unreachable) || !form) throw error
    form = { ...form, deadline: progress?.deadline ?? form.deadline }
    if (progress?.skew !== undefined) clock.assume(Date.now() + progress.skew)
  }
  if (form.simulation) await fetched(simulationModule())
  const entries = await journal.entries(attemptId)
  void emergencyModule().catch(() => {})
  return createAttemptSession({
    ...{ api: examApi, journal, device, clock, form, progress, entries, isWriter },
    follow: followExam,
    watch: watchFocus,
  })
}

/** Without the page's own files nothing can be shown: the same as no line, and tried again as that is. */
async function fetched(module: Promise<unknown>): Promise<void> {
  await module.catch((cause) => {
    throw new Unreachable('simulation', { cause })
  })
}
