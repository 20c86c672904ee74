import { type Effect, lettersOf } from '../effect.ts'

export interface Component {
  readonly name: string
  readonly df: number
  readonly meanSquare: number
  /** What the mean squares say; below 0 by chance where the true variance is small. */
  readonly raw: number
  /** `raw`, or 0 where it is below. */
  readonly variance: number
}

/** Scores of a balanced design: `score` at an index of each letter, `sizes` how many each letter has. */
export interface BalancedScores {
  readonly sizes: Readonly<Record<string, number>>
  score(at: Readonly<Record<string, number>>): number
}

/**
 * What the study of any pattern is held against where nothing is missing: variance components of a balanced
 * random-effects design by ANOVA: mean squares from uncorrected sums of squares, and
 * E MS(a) = the sum over effects b that hold all letters of a of pi(b) var(b), pi(b) the product of the sizes of the
 * letters not in b (Brennan, 2001, chapter 3), solved from the last interaction down.
 */
export function varianceComponents({ sizes, score }: BalancedScores, effects: readonly Effect[]): Component[] {
  const letters = Object.keys(sizes)
  const sizeOf = (some: readonly string[]) => some.reduce((product, letter) => product * sizes[letter]!, 1)
  const cells = sizeOf(letters)
  const squares = new Map<string, number>()
  const squareOf = (some: readonly string[]): number => {
    const key = [...some].sort().join('')
    const known = squares.get(key)
    if (known !== undefined) return known
    const sums = new Float64Array(sizeOf(some))
    for (let cell = 0; cell < cells; cell += 1) {
      const at: Record<string, number> = {}
      let rest = cell
      for (const letter of letters) {
        at[letter] = rest % sizes[letter]!
        rest = Math.floor(rest / sizes[letter]!)
      }
      const to = some.reduce((place, letter) => place * sizes[letter]! + at[letter]!, 0)
      sums[to]! += score(at)
    }
    const square = sums.reduce((total, sum) => total + sum ** 2, 0) / sizeOf(letters.filter((l) => !some.includes(l)))
    squares.set(key, square)
    return square
  }
  const raw = new Map<string, number>()
  const ordered = [...effects].sort((a, b) => lettersOf(b).length - lettersOf(a).length)
  const found = ordered.map((effect): Component => {
    const df = [...effect.main].reduce((product, letter) => product * (sizes[letter]! - 1), sizeOf([...effect.nest]))
    const sum = subsets([...effect.main]).reduce(
      (total, some) => total + (-1) ** (effect.main.length - some.length) * squareOf([...some, ...effect.nest]),
      0,
    )
    const meanSquare = sum / df
    const above = ordered.filter(
      (other) => other !== effect && [...lettersOf(effect)].every((letter) => lettersOf(other).includes(letter)),
    )
    const weight = (some: Effect) => sizeOf(letters.filter((letter) => !lettersOf(some).includes(letter)))
    const others = above.reduce((total, other) => total + weight(other) * raw.get(other.name)!, 0)
    const value = (meanSquare - others) / weight(effect)
    raw.set(effect.name, value)
    return { name: effect.name, df, meanSquare, raw: value, variance: Math.max(0, value) }
  })
  return effects.map(({ name }) => found.find((component) => component.name === name)!)
}

function subsets<T>(values: readonly T[]): T[][] {
  return Array.from({ length: 2 ** values.length }, (_, mask) => values.filter((_value, i) => (mask >> i) % 2 === 1))
}
