export * from './act.ts'
export * from './lock.ts'
export * from './restate.ts'
export * from './workspace.ts'
