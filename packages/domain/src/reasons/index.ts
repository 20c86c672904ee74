export * from './field-reasons.ts'
export * from './reason.ts'
export * from './sentences.ts'
