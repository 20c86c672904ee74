export { checksumOf, type GeneratorSettings, generatePairs } from './generate/generate-pairs.ts'
export { findPair, type SparsePairs } from './sparse-pairs.ts'
