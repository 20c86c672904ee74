import { COMPETENCIES, COMPETENCY_LEVELS, type Levels } from '../competencies/index.ts'
import { jpmChances, middle80 } from '../nine-box/index.ts'
import { computeJpm } from '../results/index.ts'
import type { MeasuredLevel, OfficialFacts } from './facts.ts'
import { hundredths, known, type Measured, unmeasured } from './measured.ts'

const TOP = COMPETENCY_LEVELS.length

type MeasuredLevels = Readonly<Record<string, MeasuredLevel>>
export type LevelFacts = Pick<OfficialFacts, 'levels' | 'capAtStandard'>

const mapLevels = <T>(levels: MeasuredLevels, read: (level: MeasuredLevel) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(levels).map(([code, level]) => [code, read(level)]))

/** JPM against the standard of that very post, capped at 100. A standard or a result that is not whole is unknown. */
export function jpmPart({ levels, capAtStandard }: LevelFacts, standard: Levels): Measured {
  const answer = computeJpm(
    mapLevels(levels ?? {}, ({ level }) => level),
    standard,
    { capAtStandard },
  )
  if (answer.outcome === 'complete') return known(hundredths(answer.jpm / 100))
  return unmeasured(answer.reason === 'standard' ? 'target.standard' : 'levels')
}

/** 80 % interval of `jpmPart`, widened to hold `value`; from none to full where the chances of the levels are not on record. */
export function jpmInterval({ levels, capAtStandard }: LevelFacts, standard: Levels, value: number) {
  const possible = jpmChances(
    mapLevels(levels ?? {}, ({ probabilities }) => probabilities),
    standard,
    { capAtStandard },
  )
  if (!possible) return { low: 0, high: 10_000 }
  const { low, high } = middle80(possible.map(({ jpm, chance }) => ({ value: hundredths(jpm / 100), chance })))
  return { low: Math.min(low, value), high: Math.max(high, value) }
}

/** Levels in official order, for millions of pairs; null where one of the nine is not there. Throws on what is no level. */
export function inOrder(levels: Levels): readonly number[] | null {
  const row = COMPETENCIES.map(({ code }) => levels[code])
  const wrong = row.find((level) => level !== undefined && !(Number.isInteger(level) && level >= 0 && level <= TOP))
  if (wrong !== undefined) throw new RangeError(`no level of a competency: ${wrong}`)
  return row.every((level) => level !== undefined) ? (row as number[]) : null
}

/** The value of `jpmPart` over rows of `inOrder`; `required` is the sum of the standard, not 0. */
export function jpmOfRows(levels: readonly number[], standard: readonly number[], required: number, cap: boolean) {
  let achieved = 0
  for (let k = 0; k < standard.length; k += 1) achieved += cap ? Math.min(levels[k]!, standard[k]!) : levels[k]!
  return hundredths(((achieved / required) * 100) / 100)
}
