import type { Database } from '../../db/database.ts'
import { accept, type Delivery, isFull, isServed, type OpenAttempt, type SaveOutcome } from './accept-answers.ts'
import { knownForm } from './forms.ts'
import { forgetAttempt, recallAttempt, rememberAttempts } from './known-attempts.ts'
import { saveAnswers } from './save-answers.ts'
import { isLate } from './sitting.ts'
import { StoredRow, storeAnswers } from './store-answers.ts'

/**
 * Saves many deliveries. The plain ones (the next answers of a running attempt from the device that holds it, which
 * this server saved for before) are decided on what it remembers and go to PostgreSQL in one round trip; the rest, and
 * those whose attempt turns out to have changed, are read and locked first (`saveAnswers`).
 */
export async function saveAtOnce(
  database: Database,
  instansiId: string,
  deliveries: readonly Delivery[],
): Promise<readonly SaveOutcome[]> {
  const open = new Map<string, OpenAttempt>()
  const plain = deliveries.map((delivery) => acceptIfPlain(open, delivery))
  const changed = [...open.values()]
  const stored = new Set<string>()
  if (changed.length > 0) {
    const rows = await database.statement(instansiId, StoredRow, storeAnswers(instansiId, changed))
    rememberAttempts(changed, rows)
    for (const { id } of rows) stored.add(id)
    for (const { row } of changed) if (!stored.has(row.id)) forgetAttempt(row.id)
  }
  const rest = deliveries.filter((delivery, index) => !plain[index] || !stored.has(delivery.attemptId))
  if (rest.length === 0) return plain as SaveOutcome[]
  const read = await database.tenant(instansiId, (db) => saveAnswers(db, instansiId, rest))
  const byDelivery = new Map(rest.map((delivery, index) => [delivery, read[index]!]))
  return deliveries.map((delivery, index) => byDelivery.get(delivery) ?? plain[index]!)
}

function acceptIfPlain(open: Map<string, OpenAttempt>, delivery: Delivery): SaveOutcome | null {
  const { who, attemptId, body } = delivery
  const row = open.get(attemptId)?.row ?? recallAttempt(attemptId)
  const form = row && knownForm(who.instansiId, row.exerciseId)
  const isPlain =
    row !== undefined &&
    form !== undefined &&
    row.participantId === who.participantId &&
    row.startedAt !== null &&
    row.device === body.device &&
    !isLate(row, who.now) &&
    !isFull(row, body.entries) &&
    body.entries.every(({ seq }, index) => seq > (body.entries[index - 1]?.seq ?? row.lastSeq)) &&
    body.entries.every((entry) => isServed(row, form, entry))
  if (!isPlain) return null
  const attempt = open.get(attemptId) ?? { row, facts: new Map(), accepted: [] }
  open.set(attemptId, attempt)
  return { saved: { ...accept(attempt, who, body.device, body.entries), conflicts: [] }, refusal: null }
}
