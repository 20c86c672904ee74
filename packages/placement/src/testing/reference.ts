import { readdirSync, readFileSync } from 'node:fs'
import type { GeneratorSettings } from '../generate/generate-pairs.ts'
import type { Edge } from '../pairs-from-edges.ts'

const FOLDER = new URL('../../../../validation/placement/', import.meta.url)

export interface LapCase {
  readonly id: string
  readonly n: number
  readonly m: number
  readonly edges: readonly Edge[]
  readonly expected: {
    readonly allPlaced: boolean
    readonly placed: number
    readonly total: number
    readonly unique?: boolean
    readonly assignment?: readonly (readonly [number, number])[]
    readonly whyNot?: readonly (readonly [number, number, number | null])[]
  }
}

export interface GeneratedCase extends GeneratorSettings {
  readonly id: string
  readonly checksum: string
  readonly total: number
}

export interface TinyCase extends GeneratorSettings {
  readonly id: string
  readonly edges: readonly Edge[]
  readonly checksum: string
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))

export const LAP_CASES: readonly LapCase[] = readdirSync(FOLDER)
  .filter((name) => name.startsWith('lap-'))
  .map(read)
export const GENERATED_CASES: readonly GeneratedCase[] = read('generated.json')
export const TINY_CASES: readonly TinyCase[] = read('generator-check.json')
