import { normalQuantile } from '@petakom/psychometrics'

/** |z| that a normal value exceeds with this chance. */
export const twoSidedQuantile = (chance: number): number => -normalQuantile(chance / 2)
