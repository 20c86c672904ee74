import type { BankAbout, BankItem } from '@petakom/qti'
import type { Said } from './said.ts'

/** One item of a file, before it is known whether the bank takes it. */
export interface ReadRow {
  /** Where it stands, for a person: "baris 7", "items/q1.xml". */
  readonly place: string
  readonly identifier: string
  readonly title: string
  /** Sentences on what is kept otherwise than it was written. */
  readonly remarks: readonly Said[]
  /** Why it cannot be taken, or null. */
  readonly problem: Said | null
  readonly content: BankItem['content'] | null
  readonly scoring: BankItem['scoring'] | null
  readonly about: BankAbout
}
export interface ReadFile {
  readonly format: 'qti' | 'sheet' | 'gift'
  /** Why the file as a whole is not read, or null. */
  readonly refused: Said | null
  readonly rows: readonly ReadRow[]
  /** Sentences about the file, such as a file named in the manifest and missing. */
  readonly remarks: readonly Said[]
  /** Pictures and sounds that rows name, by their path. */
  readonly media?: ReadonlyMap<string, Uint8Array>
}

export const NOTHING_SAID: BankAbout = {
  kind: null,
  theme: null,
  competency: null,
  level: null,
  potentialAspect: null,
  rationale: null,
}
/** A row that cannot be taken, at its place. */
export const badRow = (place: string, identifier: string, title: string, problem: Said): ReadRow => ({
  place,
  identifier,
  title,
  remarks: [],
  problem,
  content: null,
  scoring: null,
  about: NOTHING_SAID,
})
