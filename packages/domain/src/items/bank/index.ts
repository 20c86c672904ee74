export * from './review.ts'
export * from './seed-pilots.ts'
export * from './sensitivity.ts'
export * from './states.ts'
