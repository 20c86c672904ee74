export * from './registry.ts'
export * from './training.ts'
export * from './training-case.ts'
