export * from './review.ts'
export * from './sensitivity.ts'
export * from './states.ts'
