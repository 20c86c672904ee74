export * from './coverage.ts'
export * from './plan-sessions.ts'
