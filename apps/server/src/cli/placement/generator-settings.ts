import type { GeneratorSettings } from '@petakom/placement'
import { UsageError } from '../command.ts'
import { shown } from './read-edges.ts'

const MOST_OFFICIALS = 1_000_000
const MOST_PAIRS = 20_000_000
const LARGEST_SEED = 2 ** 32 - 1

export function readGeneratorSettings(text: string): GeneratorSettings {
  const given = parse(text)
  const whole = (key: string, least: number, most: number): number => {
    const value = given[key]
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    throw new UsageError(`--generate: ${key} harus bilangan bulat ${least} sampai ${most}, bukan ${shown(value)}.`)
  }
  const n = whole('n', 1, MOST_OFFICIALS)
  const m = whole('m', n, 2 * MOST_OFFICIALS)
  const K = whole('K', 1, m)
  if (n * K > MOST_PAIRS)
    throw new UsageError(
      `--generate: n x K = ${n * K} pasangan, lebih dari ${MOST_PAIRS.toLocaleString('id-ID')}. Kecilkan n atau K.`,
    )
  const { structured } = given
  if (typeof structured !== 'boolean')
    throw new UsageError(`--generate: structured harus true atau false, bukan ${shown(structured)}.`)
  return {
    n,
    m,
    K,
    seed: whole('seed', 0, LARGEST_SEED),
    structured,
    F: whole('F', 1, 1000),
    L: whole('L', 1, 100),
    R: whole('R', 1, 1000),
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new UsageError(
    `--generate ${shown(text)} bukan objek JSON. Tulis seperti {"n":2000,"m":2000,"K":20,"seed":1,"structured":true,"F":20,"L":4,"R":34}.`,
  )
}
