export * from './comparable-results.ts'
export * from './invariance.ts'
export * from './parameter-drift.ts'
export * from './reliable-change.ts'
