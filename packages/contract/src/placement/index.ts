export * from './constraints.ts'
export * from './fairness.ts'
export * from './plans.ts'
export * from './rounds.ts'
