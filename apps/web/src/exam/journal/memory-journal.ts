import { newDevice } from '../../lib/device.ts'
import type { Exam, StartedAttempt } from '../exam-api.ts'
import type { Journal, JournalEntry, Progress } from './journal.ts'

/** For a browser without storage: the answers live as long as the page, and the page says so. */
export function createMemoryJournal(): Journal {
  const answers = new Map<string, JournalEntry>()
  const forms = new Map<string, StartedAttempt>()
  const progresses = new Map<string, Progress>()
  const device = newDevice()
  let exam: Exam | undefined
  const keyOf = (attemptId: string, seq: number) => `${attemptId}:${seq}`
  return {
    isDurable: false,
    device: async () => device,
    readExam: async () => exam,
    async writeExam(next) {
      exam = next
    },
    async forgetExam() {
      exam = undefined
    },
    readForm: async (attemptId) => forms.get(attemptId),
    async writeForm(form) {
      forms.set(form.attemptId, form)
    },
    readProgress: async (attemptId) => progresses.get(attemptId),
    async writeProgress(progress) {
      progresses.set(progress.attemptId, progress)
    },
    async append(entry) {
      answers.set(keyOf(entry.attemptId, entry.seq), entry)
    },
    entries: async (attemptId) =>
      [...answers.values()].filter((entry) => entry.attemptId === attemptId).sort((a, b) => a.seq - b.seq),
    async markSent(attemptId, seqs, sent) {
      for (const seq of seqs) {
        const entry = answers.get(keyOf(attemptId, seq))
        if (entry) answers.set(keyOf(attemptId, seq), { ...entry, sent })
      }
    },
  }
}
