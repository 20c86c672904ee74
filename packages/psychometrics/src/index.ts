export * from './grid.ts'
export * from './item.ts'
export * from './levels.ts'
export * from './posterior.ts'
export * from './probability.ts'
export * from './random.ts'
export * from './score-eap.ts'
export * from './simulate.ts'

/** Stored with every derived number: another version may give another last digit. */
export const ENGINE_VERSION = 'psychometrics-0.1.0'
