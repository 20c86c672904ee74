/** A design's index letters, p for persons; an effect holds its own letters and those it is nested in. */
export interface Effect {
  /** As it is written: `p`, `r:p`, `pe`, `pr:e`. */
  readonly name: string
  readonly main: string
  readonly nest: string
}

export const lettersOf = ({ main, nest }: Effect): string => main + nest
