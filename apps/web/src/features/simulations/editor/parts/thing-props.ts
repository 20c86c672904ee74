import type { PartName, ThingOf } from '../draft-parts.ts'

/** The form of one thing of a part. */
export interface ThingProps<P extends PartName> {
  readonly value: ThingOf<P>
  readonly onValue: (value: ThingOf<P>) => void
}
