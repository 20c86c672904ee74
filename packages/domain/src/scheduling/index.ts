export * from './plan-sessions.ts'
