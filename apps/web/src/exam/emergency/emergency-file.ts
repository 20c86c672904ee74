import type { EmergencyFile, EmergencyJournal } from '@petakom/contract'
import type { AnswerEntry } from '../exam-api.ts'
import { hmacSha256 } from './hmac-sha256.ts'

/** The latest; more no attempt of one person has. */
const MOST_ENTRIES = 20_000

export interface EmergencyContent {
  readonly attemptId: string
  readonly device: string
  readonly seal: { readonly epoch: number; readonly key: string }
  readonly entries: readonly AnswerEntry[]
}

/** What this device wrote down, sealed by the key of its holding: sent or not, so that nothing rests on a mark. */
export function sealJournal({ attemptId, device, seal, entries }: EmergencyContent, writtenAt: Date): string {
  const kept = entries.slice(-MOST_ENTRIES).map(({ seq, itemId, value, clientTime }) => ({
    ...{ seq, itemId, value, clientTime },
  }))
  const content: EmergencyJournal = {
    ...{ attemptId, device, epoch: seal.epoch },
    ...{ writtenAt: writtenAt.toISOString(), entries: kept },
  }
  const journal = JSON.stringify(content)
  const key = Uint8Array.from(seal.key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const file: EmergencyFile = {
    ...{ petakom: 'emergency-file', version: 1, journal },
    seal: hmacSha256(key, new TextEncoder().encode(journal)),
  }
  return JSON.stringify(file)
}

/** Puts a text into the browser's download folder, also without a network. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
