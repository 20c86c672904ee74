import { choosing } from './choosing.ts'
import { judging } from './judging.ts'
import type { PracticeItem } from './practice-item.ts'
import { writing } from './writing.ts'

export type { PracticeItem } from './practice-item.ts'

/** Every kind of item at least once, in the order in which they are practised. */
export const PRACTICE_ITEMS: readonly PracticeItem[] = [...choosing, ...judging, ...writing]
