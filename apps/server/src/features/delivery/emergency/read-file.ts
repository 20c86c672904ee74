import { EmergencyFile, EmergencyJournal } from '@petakom/contract'
import { emergencyErrors } from './errors.ts'
import { isSealedBy, journalKey } from './journal-seal.ts'

/** The journal of an emergency file that a page of this server sealed; anything else is refused before it is looked up. */
export function readEmergencyFile(content: Buffer, secret: Buffer): EmergencyJournal {
  const file = EmergencyFile.safeParse(parseJson(content.toString('utf8')))
  if (!file.success) throw emergencyErrors.EMERGENCY_UNREADABLE()
  const { journal: text, seal } = file.data
  const journal = EmergencyJournal.safeParse(parseJson(text))
  if (!journal.success) throw emergencyErrors.EMERGENCY_UNREADABLE()
  if (!isSealedBy(journalKey(secret, journal.data), text, seal)) throw emergencyErrors.EMERGENCY_SEAL()
  return journal.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
