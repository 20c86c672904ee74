import type { NoteSign } from '@petakom/domain'
import type { AssessorKey } from '../messages/index.ts'

export const SIGN_KEYS: Record<NoteSign, AssessorKey> = { '+': 'sign.plus', '-': 'sign.minus', '0': 'sign.none' }
export const SIGN_MARKS: Record<NoteSign, string> = { '+': '+', '-': '−', '0': '0' }
