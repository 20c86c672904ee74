export * from './adaptive/index.ts'
export * from './agreement/index.ts'
export * from './calibration/index.ts'
export * from './change/index.ts'
export * from './data/response-matrix.ts'
export * from './fairness/index.ts'
export * from './generalisability/index.ts'
export * from './linking/index.ts'
export * from './model/index.ts'
export * from './norms/index.ts'
export { chiSquareAbove, normalBelow, normalQuantile } from './numeric/distributions.ts'
export * from './quality/index.ts'
export * from './random.ts'
export * from './raters/index.ts'
export * from './scoring/index.ts'

/**
 * Stored with every derived number. Raise it with any change that may give another last digit, and with any change of
 * what enters a result's input hash: results of two versions are never compared with each other.
 * 0.2.0: the category table enters the hash.
 */
export const ENGINE_VERSION = 'psychometrics-0.2.0'
