/** A note of an assessor that a rating rests on. */
export interface SignedNote {
  readonly text: string
  readonly sign: '+' | '-' | '0'
  /** Code of the behaviour it was sorted to, or null. */
  readonly indicator: string | null
}

/** Shorter notes say too little when they stand alone. */
const LEAST_LETTERS = 12

/**
 * At most so many notes that show most, in their own order: those tied to a behaviour before others, what was missed as
 * well as what was shown, each text once.
 */
export function chooseQuotes<Note extends SignedNote>(notes: readonly Note[], most: number): Note[] {
  const texts = new Set<string>()
  const fit = notes.filter(({ text }) => {
    const plain = text.trim().toLowerCase()
    if (plain.length < LEAST_LETTERS || texts.has(plain)) return false
    texts.add(plain)
    return true
  })
  const tied = (note: Note) => (note.indicator === null ? 1 : 0)
  const bySign = (sign: SignedNote['sign']) =>
    fit.filter((note) => note.sign === sign).toSorted((one, other) => tied(one) - tied(other))
  const [shown, missed, plain] = [bySign('+'), bySign('-'), bySign('0')]
  const chosen: Note[] = []
  while (chosen.length < most && shown.length + missed.length > 0) {
    chosen.push(...[shown.shift(), missed.shift()].filter((note) => note !== undefined).slice(0, most - chosen.length))
  }
  chosen.push(...plain.slice(0, most - chosen.length))
  return fit.filter((note) => chosen.includes(note))
}
