export * from './grid.ts'
export * from './item.ts'
export * from './levels.ts'
export * from './posterior.ts'
export * from './probability.ts'
export * from './random.ts'
export * from './score-eap.ts'
export * from './simulate.ts'

/**
 * Stored with every derived number. Raise it with any change that may give another last digit, and with any change of
 * what enters a result's input hash: results of two versions are never compared with each other.
 * 0.2.0: the category table enters the hash.
 */
export const ENGINE_VERSION = 'psychometrics-0.2.0'
