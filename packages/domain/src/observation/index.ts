export * from './act.ts'
export * from './lock.ts'
export * from './workspace.ts'
